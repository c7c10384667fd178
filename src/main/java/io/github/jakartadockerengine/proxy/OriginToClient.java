package io.github.jakartadockerengine.proxy;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * The other direction of a tunnel. Nothing is read from the origin while the client does not take
 * what was read before.
 */
final class OriginToClient implements WriteListener {

  private final ServletOutputStream out;
  private final UpgradeTunnel tunnel;
  private final SerialTask step = new SerialTask(this::step);
  private byte[] first;
  private boolean unflushed;

  /** Whether the origin had sent no more when it was read last. */
  private boolean drained;

  private boolean ended;
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
    int moved = 0;
    boolean more = true;
    while (more && !over && isReady()) {
      if (first.length > 0) {
        write(first);
        first = new byte[0];
      } else if (drained || moved > UpgradeTunnel.STRETCH) {
        more = rest();
      } else {
        moved += receive();
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

  /** Sends on what the origin has sent; gives how much that was. */
  private int receive() throws IOException {
    byte[] buffer = OriginClient.buffer();
    int count = tunnel.receive(ByteBuffer.wrap(buffer, 0, UpgradeTunnel.BUFFER_SIZE));
    drained = count < UpgradeTunnel.BUFFER_SIZE;
    ended = count < 0;
    if (count > 0) {
      // The server may keep the array for as long as the client has not taken it.
      write(Arrays.copyOf(buffer, count));
    }
    return Math.max(0, count);
  }

  /** Nothing more is read for now; gives whether there is something left to do at once. */
  private boolean rest() throws IOException {
    if (unflushed) {
      unflushed = false;
      out.flush();
      return true;
    }
    drained = false;
    if (ended) {
      over = true;
      tunnel.originEnded();
    } else {
      tunnel.awaitReadable();
    }
    return false;
  }

  private void write(byte[] bytes) throws IOException {
    unflushed = true;
    out.write(bytes);
  }
}
