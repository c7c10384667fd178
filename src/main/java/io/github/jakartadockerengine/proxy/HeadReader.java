package io.github.jakartadockerengine.proxy;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads the head of a response as it comes; takes no memory before it does. Not thread-safe. */
final class HeadReader {

  private final ResponseHeadParser parser = new ResponseHeadParser();
  private ByteBuffer unread = ByteBuffer.allocate(0);
  private boolean silent = true;

  /** Takes over what has been read elsewhere. */
  void add(ByteBuffer bytes) {
    silent = !bytes.hasRemaining();
    unread = bytes;
  }

  /** Whether nothing has come so far. */
  boolean isSilent() {
    return silent;
  }

  /** Reads what there is, without waiting. */
  void read(ReadableByteChannel channel) throws IOException {
    int room = OriginClient.LARGEST_HEAD - unread.remaining();
    if (room <= 0) {
      throw new MalformedHeadException("its head is too large.");
    }
    byte[] buffer = OriginClient.buffer();
    int count = channel.read(ByteBuffer.wrap(buffer, 0, Math.min(room, buffer.length)));
    if (count < 0) {
      throw new EOFException();
    }
    silent &= count == 0;
    byte[] all = Arrays.copyOf(rest(), unread.remaining() + count);
    System.arraycopy(buffer, 0, all, all.length - count, count);
    unread = ByteBuffer.wrap(all);
  }

  /** The next head, which may be of an interim response; null when it has not come. */
  @Nullable OriginHead next() throws MalformedHeadException {
    return parser.parse(unread);
  }

  /** What has come behind the last head. */
  byte[] rest() {
    byte[] rest = new byte[unread.remaining()];
    unread.duplicate().get(rest);
    return rest;
  }
}
