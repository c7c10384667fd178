package io.github.jakartadockerengine.proxy;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * One direction of a tunnel. Nothing is read from the client while the origin does not take what
 * was read before, and only what waits for the origin is kept.
 */
final class ClientToOrigin implements ReadListener {

  private final ServletInputStream in;
  private final UpgradeTunnel tunnel;
  private final SerialTask step = new SerialTask(this::step);
  private @Nullable ByteBuffer unsent;
  private boolean over;
  private volatile boolean readable;
  private volatile boolean ended;

  ClientToOrigin(ServletInputStream in, UpgradeTunnel tunnel) {
    this.in = in;
    this.tunnel = tunnel;
  }

  void start() {
    in.setReadListener(this);
  }

  /** The origin takes more. */
  void originWritable() {
    step.run();
  }

  @Override
  public void onDataAvailable() {
    readable = true;
    step.run();
  }

  @Override
  public void onAllDataRead() {
    ended = true;
    step.run();
  }

  /** It is Grizzly's way to tell that the client has closed its connection, too. */
  @Override
  public void onError(Throwable cause) {
    if (cause instanceof EOFException || tunnel.hasOriginEnded()) {
      onAllDataRead();
    } else {
      tunnel.abort(cause);
    }
  }

  private void step() {
    if (over || tunnel.isClosed()) {
      return;
    }
    try {
      move();
    } catch (IOException | RuntimeException e) {
      // RuntimeException: servers' streams fail with one when the connection is over.
      over = true;
      tunnel.abort(e);
    }
  }

  private void move() throws IOException {
    int moved = 0;
    while (!over) {
      if (!send()) {
        return;
      } else if (moved > UpgradeTunnel.STRETCH) {
        tunnel.awaitWritable();
        return;
      } else if (!isReady()) {
        break;
      }
      moved += receive();
    }
    endIfComplete();
  }

  /** Whether the origin has taken all that was read. */
  private boolean send() {
    ByteBuffer bytes = unsent;
    if (bytes == null) {
      return true;
    }
    try {
      tunnel.send(bytes);
    } catch (IOException e) {
      // The origin takes no more. What it has sent is still to be read, and tells the rest.
      over = true;
      return true;
    }
    if (bytes.hasRemaining()) {
      // The thread's buffer serves others in the meantime.
      unsent = ByteBuffer.allocate(bytes.remaining()).put(bytes).flip();
      tunnel.awaitWritable();
      return false;
    }
    unsent = null;
    return true;
  }

  /** Once isReady said no, the stream belongs to the server until it calls onDataAvailable. */
  private boolean isReady() {
    if (!readable || ended) {
      return false;
    }
    readable = false;
    boolean ready = in.isReady();
    if (ready) {
      readable = true;
    }
    return ready;
  }

  private int receive() throws IOException {
    byte[] buffer = OriginClient.buffer();
    int count = Math.max(0, read(buffer));
    unsent = ByteBuffer.wrap(buffer, 0, count);
    return count;
  }

  /**
   * When the other direction has ended and Undertow meets the client's end behind the bytes that it
   * gives, it closes the connection and trips over that: the bytes are there all the same.
   */
  private int read(byte[] bytes) throws IOException {
    int available = in.available();
    try {
      int count = in.read(bytes, 0, UpgradeTunnel.BUFFER_SIZE);
      ended |= count < 0;
      return count;
    } catch (NullPointerException e) {
      if (!tunnel.hasOriginEnded()) {
        throw e;
      }
      ended = true;
      return Math.min(available, UpgradeTunnel.BUFFER_SIZE);
    }
  }

  /** Undertow does not call onAllDataRead when the end was met by reading. */
  private void endIfComplete() throws IOException {
    if (!over && (ended || in.isFinished())) {
      over = true;
      tunnel.clientEnded();
    }
  }
}
