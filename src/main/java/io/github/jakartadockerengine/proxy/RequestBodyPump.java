package io.github.jakartadockerengine.proxy;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Moves a request's body from the client to the origin, one buffer at a time: nothing is read from
 * the client while the origin does not take what was read before. Reading starts when the origin
 * may get the body, so that a client which expects 100 (Continue) is not told to go on for nothing
 * (RFC 9110 §10.1.1).
 *
 * <p>It reads on one of the server's threads, which waits for the client and the origin while the
 * upload lasts: with a ReadListener, Grizzly lost part of about one in a hundred bodies that came
 * in a row on one connection.
 */
final class RequestBodyPump implements Runnable {

  private static final int BUFFER_SIZE = 65_536;

  /** Room before a buffer's content for the chunk's size, and behind it for its end. */
  private static final int CHUNK_HEAD = 8;

  private static final byte[] CHUNK_END = {'\r', '\n'};

  /** Room for a last chunk without trailers. */
  private static final int LAST_CHUNK = 8;

  private final AsyncContext async;
  private final ServletInputStream in;
  private final Source source;
  private final boolean chunked;
  private final int capacity;

  /** Given when the origin takes more. */
  private final Semaphore writable = new Semaphore(0);

  private long missing;
  private boolean pumping;
  private @Nullable Runnable ending;
  private @Nullable Sink origin;
  private volatile boolean stopped;
  private volatile boolean complete;

  /** Hears of the client's side. */
  interface Source {

    /** The client does not send the rest. */
    void clientGone();

    /** What is passed on of the trailers, once the whole body has been read. */
    FieldLines trailers();
  }

  /** Where the body goes. */
  interface Sink {

    /** Writes what the origin takes without waiting. */
    void write(ByteBuffer bytes) throws IOException;

    /** Calls {@link #writable} once the origin takes more. */
    void awaitWritable();
  }

  /**
   * @param length in bytes, more than 0, or {@link RequestHead#CHUNKED}
   */
  RequestBodyPump(AsyncContext async, long length, Source source) throws IOException {
    this.async = async;
    this.in = async.getRequest().getInputStream();
    this.source = source;
    this.missing = length;
    this.chunked = length < 0;
    this.capacity = chunked ? BUFFER_SIZE : (int) Math.min(length, BUFFER_SIZE);
  }

  /** Starts to send the body to the origin, unless it has started or stopped. */
  void begin(Sink sink) {
    if (enter(sink)) {
      async.start(this);
    }
  }

  /** The origin takes more. */
  void writable() {
    writable.release();
  }

  /** Whether the origin got the whole body. */
  boolean isComplete() {
    return complete;
  }

  /** Sends nothing more. */
  void stop() {
    stopped = true;
    writable.release();
  }

  /**
   * Ends the request when nothing reads its body any more: servers use the stream of a request that
   * has ended for the connection's next one, so that a thread which was still reading would take
   * that one's body.
   */
  void finish(Runnable end) {
    stop();
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
    byte[] bytes = new byte[CHUNK_HEAD + capacity + CHUNK_END.length];
    boolean more = true;
    while (more && !stopped) {
      int count = in.read(bytes, CHUNK_HEAD, capacity);
      missing -= Math.max(0, count);
      if (count < 0 && missing > 0) {
        throw new EOFException();
      }
      more = chunked ? count >= 0 : missing > 0;
      send(chunked ? chunk(bytes, count) : ByteBuffer.wrap(bytes, CHUNK_HEAD, Math.max(0, count)));
    }
    complete = !more && !stopped;
  }

  /** What was read as a chunk, or the last chunk (RFC 9112 §7.1). */
  private ByteBuffer chunk(byte[] bytes, int count) {
    if (count < 0) {
      return lastChunk(source.trailers());
    }
    byte[] head = "%x\r\n".formatted(count).getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(head, 0, bytes, CHUNK_HEAD - head.length, head.length);
    System.arraycopy(CHUNK_END, 0, bytes, CHUNK_HEAD + count, CHUNK_END.length);
    return ByteBuffer.wrap(bytes, CHUNK_HEAD - head.length, head.length + count + CHUNK_END.length);
  }

  private static ByteBuffer lastChunk(FieldLines trailers) {
    HeadBuffer last = new HeadBuffer(new byte[LAST_CHUNK]);
    last.text("0");
    last.endLine();
    for (int i = 0; i < trailers.size(); i++) {
      last.field(trailers.name(i), trailers.value(i));
    }
    last.endLine();
    return last.toByteBuffer();
  }

  private void send(ByteBuffer bytes) throws InterruptedException {
    Sink sink = origin;
    try {
      while (sink != null && bytes.hasRemaining() && !stopped) {
        sink.write(bytes);
        if (bytes.hasRemaining()) {
          sink.awaitWritable();
          writable.acquire();
        }
      }
    } catch (IOException e) {
      // The origin wants no more, or its connection broke, which is noticed where it is read.
      stopped = true;
    }
  }

  private synchronized boolean enter(Sink sink) {
    boolean first = origin == null && !stopped;
    origin = sink;
    pumping |= first;
    return first;
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
