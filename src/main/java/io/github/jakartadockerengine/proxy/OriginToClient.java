package io.github.jakartadockerengine.proxy;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * The other direction of a tunnel. Nothing is read from the origin while the client does not take
 * what was read before, and there is a buffer only while something moves.
 */
final class OriginToClient implements WriteListener {

  private final ServletOutputStream out;
  private final UpgradeTunnel tunnel;
  private final SerialTask step = new SerialTask(this::step);
  private byte[] first;
  private boolean unflushed;
  private boolean over;
  private volatile boolean writable;
  private volatile boolean failed;

  /**
   * @param first what the origin has sent already
   */
  OriginToClient(ServletOutputStream out, byte[] first, UpgradeTunnel tunnel) {
    this.out = out;
    this.first = first;
    this.tunnel = tunnel;
  }

  void start() {
    out.setWriteListener(this);
  }

  /** The origin has sent something, or has closed its connection. */
  void originReadable() {
    step.run();
  }

  @Override
  public void onWritePossible() {
    writable = true;
    step.run();
  }

  /**
   * Undertow writes on, and calls this again and again, after a client has gone that had not taken
   * everything; only a failure ends that.
   */
  @Override
  public void onError(Throwable cause) {
    if (failed) {
      throw new IllegalStateException("The client is gone.", cause);
    }
    failed = true;
    tunnel.abort(cause);
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
    ByteBuffer buffer = null;
    int moved = 0;
    while (!over && isReady()) {
      if (first.length > 0) {
        write(first);
        first = new byte[0];
      } else if (moved > UpgradeTunnel.STRETCH) {
        tunnel.awaitReadable();
        return;
      } else {
        buffer = buffer == null ? ByteBuffer.allocate(UpgradeTunnel.BUFFER_SIZE) : buffer.clear();
        int count = tunnel.receive(buffer);
        moved += count;
        if (!advance(buffer.array(), count)) {
          return;
        }
      }
    }
  }

  /** Once isReady said no, the stream belongs to the server until it calls onWritePossible. */
  private boolean isReady() {
    if (!writable) {
      return false;
    }
    writable = false;
    boolean ready = out.isReady();
    if (ready) {
      writable = true;
    }
    return ready;
  }

  /** Whether there may be more to do at once. */
  private boolean advance(byte[] bytes, int count) throws IOException {
    if (count > 0) {
      // Undertow writes whole arrays, whatever part of one it is given.
      write(count == bytes.length ? bytes : Arrays.copyOf(bytes, count));
    } else if (unflushed) {
      unflushed = false;
      out.flush();
    } else if (count == 0) {
      tunnel.awaitReadable();
      return false;
    } else {
      over = true;
      tunnel.originEnded();
    }
    return true;
  }

  private void write(byte[] bytes) throws IOException {
    unflushed = true;
    out.write(bytes);
  }
}
