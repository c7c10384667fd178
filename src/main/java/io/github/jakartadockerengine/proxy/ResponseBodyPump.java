package io.github.jakartadockerengine.proxy;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.hc.core5.http.nio.CapacityChannel;
import org.jspecify.annotations.Nullable;

/**
 * Moves a response's body from the origin to the client. The origin may be ahead of the client by
 * its connection's window; it gets leave to send more as the client takes bytes.
 */
final class ResponseBodyPump implements WriteListener {

  /**
   * Leave is given for this many bytes at once, not for fewer: each leave makes the connection read
   * a whole buffer, so that many small ones would let the origin run away from a slow client.
   */
  private static final int LEAVE = OriginClient.WINDOW / 2;

  private final ServletOutputStream out;
  private final Ending ending;
  private final SerialTask step = new SerialTask(this::step);
  private final ByteQueue queue = new ByteQueue();
  private boolean unflushed = true;
  private int taken;
  private boolean stopped;
  private volatile boolean begun;
  private volatile boolean writable;
  private volatile boolean ended;
  private volatile boolean aborted;
  private volatile @Nullable CapacityChannel origin;

  /** How a response ends. */
  interface Ending {

    /** The client got everything. */
    void delivered();

    /** The origin failed in the middle of the response. */
    void aborted();

    /** The client does not take any more. */
    void clientGone();
  }

  ResponseBodyPump(ServletOutputStream out, Ending ending) {
    this.out = out;
    this.ending = ending;
  }

  /** Starts; the response's head must be set. */
  void start() {
    out.setWriteListener(this);
  }

  /** Takes over what the origin sent. */
  void consume(ByteBuffer bytes) {
    queue.add(bytes);
    step.run();
  }

  /** The origin has used up its window. */
  void updateCapacity(CapacityChannel channel) {
    origin = channel;
    step.run();
  }

  /** The origin has sent everything. */
  void end() {
    ended = true;
    step.run();
  }

  /** The origin will not send the rest. */
  void abort() {
    aborted = true;
    step.run();
  }

  @Override
  public void onWritePossible() {
    begun = true;
    writable = true;
    step.run();
  }

  @Override
  public void onError(Throwable cause) {
    ending.clientGone();
  }

  private void step() {
    // Undertow fails when a response ends before it has called onWritePossible for the first time.
    if (begun && !stopped) {
      relay();
    }
    if (begun && !stopped && aborted) {
      stopped = true;
      ending.aborted();
    }
  }

  private void relay() {
    try {
      while (!stopped && writable && isReady() && advance()) {
        giveLeave();
      }
      giveLeave();
    } catch (IOException | RuntimeException e) {
      // RuntimeException: Grizzly's streams fail with one when the client is gone.
      stopped = true;
      ending.clientGone();
    }
  }

  /**
   * Once isReady said no, the stream belongs to the server until it calls onWritePossible: asking
   * again meanwhile makes Undertow write on two threads at once.
   */
  private boolean isReady() {
    writable = false;
    boolean ready = out.isReady();
    if (ready) {
      writable = true;
    }
    return ready;
  }

  /**
   * Does the next thing there is to do. The head and what was sent so far is flushed as soon as
   * there is nothing more to write, so that an event reaches the client without waiting for the
   * next one.
   */
  private boolean advance() throws IOException {
    boolean last = ended;
    byte[] bytes = queue.takeAll();
    if (bytes.length > 0) {
      out.write(bytes);
      taken += bytes.length;
      unflushed = true;
    } else if (last) {
      stopped = true;
      ending.delivered();
    } else if (unflushed) {
      out.flush();
      unflushed = false;
    } else {
      return false;
    }
    return true;
  }

  private void giveLeave() throws IOException {
    CapacityChannel channel = origin;
    if (channel != null && taken >= LEAVE) {
      channel.update(taken);
      taken = 0;
    }
  }
}
