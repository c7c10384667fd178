package io.github.jakartadockerengine.proxy;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.hc.core5.http.nio.DataStreamChannel;
import org.jspecify.annotations.Nullable;

/**
 * Moves a request's body from the client to the origin, one buffer at a time: nothing is read from
 * the client while the origin does not take what was read before. Reading starts when the origin's
 * connection asks for the body, so that a client which expects 100 (Continue) is not told to go on
 * for nothing (RFC 9110 §10.1.1).
 */
final class RequestBodyPump implements ReadListener {

  private static final int BUFFER_SIZE = 16_384;

  private final ServletInputStream in;
  private final Source source;
  private final SerialTask step = new SerialTask(this::step);
  private final ByteBuffer buffer;
  private long missing;
  private boolean ended;
  private boolean stopped;
  private volatile int pending;
  private volatile boolean readable;
  private volatile boolean received;
  private volatile boolean complete;
  private volatile @Nullable DataStreamChannel origin;

  /** What becomes of the client's side. */
  interface Source {

    /** The server will not call back any more. */
    void settled();

    /** The client does not send the rest. */
    void clientGone();
  }

  /**
   * @param length in bytes, more than 0, or {@link RequestHead#CHUNKED}
   */
  RequestBodyPump(ServletInputStream in, long length, Source source) {
    this.in = in;
    this.source = source;
    this.missing = length;
    this.buffer =
        ByteBuffer.allocate(length < 0 ? BUFFER_SIZE : (int) Math.min(length, BUFFER_SIZE)).flip();
  }

  /** The origin's connection takes more of the body. */
  void produce(DataStreamChannel channel) {
    if (origin == null) {
      origin = channel;
      in.setReadListener(this);
    } else {
      step.run();
    }
  }

  /** The number of bytes that wait for the origin. */
  int available() {
    return pending;
  }

  /** Whether the origin's connection got the whole body. */
  boolean isComplete() {
    return complete;
  }

  /**
   * Whether the request may end on the client's side: Grizzly may be about to call onAllDataRead
   * for a body that was read in full, and fails to on a request that has ended.
   */
  boolean isSettled() {
    return received || !complete;
  }

  @Override
  public void onDataAvailable() {
    readable = true;
    step.run();
  }

  @Override
  public void onAllDataRead() {
    received = true;
    step.run();
    source.settled();
  }

  @Override
  public void onError(Throwable cause) {
    source.clientGone();
  }

  private void step() {
    DataStreamChannel channel = origin;
    if (channel != null && !stopped && hasSomethingToSend()) {
      send(channel);
    }
    if (complete && !received) {
      settle();
    }
  }

  /** Undertow calls onAllDataRead only when it is asked for more than there is. */
  private void settle() {
    try {
      if (readable && isReady() && in.read(buffer.array()) < 0) {
        asked();
      }
    } catch (IOException | RuntimeException e) {
      received = true;
      source.settled();
    }
  }

  private boolean hasSomethingToSend() {
    try {
      return buffer.hasRemaining() || receive();
    } catch (IOException | RuntimeException e) {
      // RuntimeException: Grizzly's streams fail with one when the request is over.
      stopped = true;
      source.clientGone();
      return false;
    }
  }

  /**
   * Grizzly calls onAllDataRead when all has arrived, which may be before it was read; isReady
   * fails from then on.
   */
  private boolean receive() throws IOException {
    // Asked once: it may become true between the two uses, with bytes that were not read yet.
    boolean all = received;
    if (all ? in.available() > 0 : readable && isReady()) {
      int count = in.read(buffer.array());
      buffer.position(0).limit(Math.max(0, count));
      missing -= count;
      ended = count < 0 || missing == 0;
    } else {
      ended = all;
    }
    if (ended && missing > 0) {
      throw new EOFException();
    }
    return ended || buffer.hasRemaining();
  }

  /**
   * Once isReady said no, the stream belongs to the server until it calls onDataAvailable: asking
   * again meanwhile makes Undertow read on two threads at once.
   */
  private boolean isReady() {
    readable = false;
    boolean ready = asked();
    if (ready) {
      readable = true;
    }
    return ready;
  }

  private boolean asked() {
    try {
      return in.isReady();
    } catch (IllegalStateException e) {
      // Grizzly was just about to call onAllDataRead, which makes the next step.
      return false;
    }
  }

  private void send(DataStreamChannel channel) {
    try {
      channel.write(buffer);
      pending = buffer.remaining();
      if (ended && pending == 0) {
        stopped = true;
        complete = true;
        channel.endStream();
      } else {
        // Goes on in the next round of the origin's I/O thread, so that other exchanges have turns.
        channel.requestOutput();
      }
    } catch (IOException e) {
      // The origin wants no more, or its connection broke, which is reported by itself.
      stopped = true;
      pending = 0;
    }
  }
}
