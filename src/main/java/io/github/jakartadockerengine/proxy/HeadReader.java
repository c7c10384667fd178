package io.github.jakartadockerengine.proxy;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads the head of a response as it comes; takes no memory before it does. Not thread-safe. */
final class HeadReader {

  private static final int USUAL = 8_192;

  private final ResponseHeadParser parser = new ResponseHeadParser();
  private ByteBuffer received = ByteBuffer.allocate(0);
  private boolean silent = true;

  /** Takes over what has been read elsewhere. */
  void add(ByteBuffer bytes) {
    silent = !bytes.hasRemaining();
    received = ByteBuffer.allocate(USUAL + bytes.remaining()).put(bytes);
  }

  /** Whether nothing has come so far. */
  boolean isSilent() {
    return silent;
  }

  /** Reads what there is, without waiting. */
  void read(ReadableByteChannel channel) throws IOException {
    makeRoom();
    int count = channel.read(received);
    if (count < 0) {
      throw new EOFException();
    }
    silent &= count == 0;
  }

  /** The next head, which may be of an interim response; null when it has not come. */
  @Nullable OriginHead next() throws MalformedHeadException {
    received.flip();
    OriginHead head = parser.parse(received);
    received.compact();
    return head;
  }

  /** What has come of the content behind the head. */
  byte[] content(BodyDecoder decoder) throws MalformedHeadException {
    byte[] bytes = new byte[received.position()];
    received.flip().get(bytes);
    int count = decoder.decode(bytes, 0, bytes.length);
    return count == bytes.length ? bytes : Arrays.copyOf(bytes, count);
  }

  private void makeRoom() throws MalformedHeadException {
    if (received.hasRemaining()) {
      return;
    }
    if (received.capacity() >= OriginClient.LARGEST_HEAD) {
      throw new MalformedHeadException("its head is too large.");
    }
    int size = Math.max(USUAL, 4 * received.capacity());
    received = ByteBuffer.allocate(Math.min(OriginClient.LARGEST_HEAD, size)).put(received.flip());
  }
}
