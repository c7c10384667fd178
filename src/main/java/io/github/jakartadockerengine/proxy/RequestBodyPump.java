package io.github.jakartadockerengine.proxy;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.Semaphore;
import org.apache.hc.core5.http.nio.DataStreamChannel;
import org.jspecify.annotations.Nullable;

/**
 * Moves a request's body from the client to the origin, one buffer at a time: nothing is read from
 * the client while the origin does not take what was read before. Reading starts when the origin's
 * connection asks for the body, so that a client which expects 100 (Continue) is not told to go on
 * for nothing (RFC 9110 §10.1.1).
 *
 * <p>It reads on one of the server's threads, which waits for the client and the origin while the
 * upload lasts: with a ReadListener, Grizzly lost part of about one in a hundred bodies that came
 * in a row on one connection.
 */
final class RequestBodyPump implements Runnable {

  private static final int BUFFER_SIZE = 16_384;

  private final AsyncContext async;
  private final ServletInputStream in;
  private final Source source;
  private final ByteBuffer buffer;

  /** Given when the origin has taken the buffer. */
  private final Semaphore taken = new Semaphore(0);

  private long missing;
  private boolean pumping;
  private @Nullable Runnable ending;
  private volatile boolean full;
  private volatile boolean ended;
  private volatile boolean stopped;
  private volatile boolean complete;
  private volatile @Nullable DataStreamChannel origin;

  /** Hears of the client's side. */
  interface Source {

    /** The client does not send the rest. */
    void clientGone();
  }

  /**
   * @param length in bytes, more than 0, or {@link RequestHead#CHUNKED}
   */
  RequestBodyPump(AsyncContext async, long length, Source source) throws IOException {
    this.async = async;
    this.in = async.getRequest().getInputStream();
    this.source = source;
    this.missing = length;
    this.buffer =
        ByteBuffer.allocate(length < 0 ? BUFFER_SIZE : (int) Math.min(length, BUFFER_SIZE)).flip();
  }

  /** The origin's connection takes more of the body. Called on its own thread. */
  void produce(DataStreamChannel channel) {
    if (full) {
      send(channel);
    } else if (origin == null && begin()) {
      origin = channel;
      async.start(this);
    }
  }

  /** How much waits for the origin, where the body's end counts as well. */
  int available() {
    return full ? Math.max(1, buffer.remaining()) : 0;
  }

  /** Whether the origin's connection got the whole body. */
  boolean isComplete() {
    return complete;
  }

  /**
   * Ends the request when nothing reads its body any more: servers use the stream of a request that
   * has ended for the connection's next one, so that a thread which was still reading would take
   * that one's body.
   */
  void finish(Runnable end) {
    stopped = true;
    taken.release();
    if (isOver(end)) {
      end.run();
    }
  }

  @Override
  public void run() {
    try {
      pump();
    } catch (IOException | RuntimeException e) {
      // RuntimeException: Grizzly's streams fail with one when the request is over.
      source.clientGone();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      source.clientGone();
    } finally {
      leave();
    }
  }

  private void pump() throws IOException, InterruptedException {
    while (!ended && !stopped) {
      receive();
      full = true;
      DataStreamChannel channel = origin;
      if (channel != null) {
        channel.requestOutput();
      }
      if (!ended) {
        taken.acquire();
      }
    }
  }

  private void receive() throws IOException {
    int count = in.read(buffer.array());
    buffer.position(0).limit(Math.max(0, count));
    missing -= buffer.limit();
    if (count < 0 && missing > 0) {
      throw new EOFException();
    }
    ended = count < 0 || missing == 0;
  }

  private void send(DataStreamChannel channel) {
    try {
      channel.write(buffer);
      if (buffer.hasRemaining()) {
        channel.requestOutput();
      } else if (ended) {
        full = false;
        complete = true;
        channel.endStream();
      } else {
        full = false;
        taken.release();
      }
    } catch (IOException e) {
      // The origin wants no more, or its connection broke, which is reported by itself.
      stopped = true;
      full = false;
      taken.release();
    }
  }

  private synchronized boolean begin() {
    pumping = !stopped;
    return pumping;
  }

  private synchronized boolean isOver(Runnable end) {
    ending = pumping ? end : null;
    return !pumping;
  }

  private void leave() {
    Runnable end = left();
    if (end != null) {
      end.run();
    }
  }

  private synchronized @Nullable Runnable left() {
    pumping = false;
    return ending;
  }
}
