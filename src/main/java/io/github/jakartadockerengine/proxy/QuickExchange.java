package io.github.jakartadockerengine.proxy;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to exchange a short request for a short response on the request's own thread. Used by
 * that thread alone.
 */
final class QuickExchange {

  /** Content of unknown length may be a stream: only what comes at once is waited for. */
  private static final int MILLIS_FOR_MORE = 2;

  private final OriginConnection connection;
  private final String method;
  private final byte[] bytes;
  private final ResponseHeadParser parser = new ResponseHeadParser();
  private @Nullable OriginHead head;
  private @Nullable BodyDecoder body;
  private int start;
  private int end;

  /** How an attempt ends. */
  sealed interface Outcome {}

  /**
   * The response has come as a whole.
   *
   * @param body has decoded the content
   * @param content a range of the thread's buffer
   */
  record Whole(OriginHead head, BodyDecoder body, ByteBuffer content) implements Outcome {}

  /** The origin takes its time, or the response is long. */
  record Partial(Begun begun) implements Outcome {}

  /**
   * The connection broke, and is closed.
   *
   * @param silent whether nothing of a response had come
   */
  record Broken(IOException cause, boolean silent) implements Outcome {}

  /** There is no connection. */
  record Unconnected(IOException cause) implements Outcome {}

  /**
   * @param bytes the thread's buffer, which may hold the request
   */
  QuickExchange(OriginConnection connection, String method, byte[] bytes) {
    this.connection = connection;
    this.method = method;
    this.bytes = bytes;
  }

  /** Sends a request and waits for the response; a whole one frees the connection for others. */
  Outcome run(ByteBuffer request, ConnectionPool pool) {
    try {
      connection.write(request);
      boolean whole = receive();
      if (head == null || body == null || !whole) {
        ByteBuffer soFar = ByteBuffer.wrap(Arrays.copyOfRange(bytes, start, end));
        return new Partial(new Begun(connection, head, body, soFar));
      }
      free(pool, head.keepsConnection() && body.isExact());
      return new Whole(head, body, ByteBuffer.wrap(bytes, start, end - start));
    } catch (IOException e) {
      connection.close();
      return new Broken(e, head == null && end == 0);
    }
  }

  private void free(ConnectionPool pool, boolean usable) {
    if (usable) {
      pool.give(connection);
    } else {
      connection.close();
    }
  }

  private boolean receive() throws IOException {
    long deadline = System.nanoTime() + Patience.MILLIS * 1_000_000L;
    while (body == null || !body.isComplete()) {
      int millis = (int) ((deadline - System.nanoTime()) / 1_000_000);
      if (millis <= 0 || !mayFit() || !read(millis)) {
        return false;
      }
    }
    return true;
  }

  private boolean mayFit() {
    long rest = body == null ? 0 : body.length() - (end - start);
    return end < bytes.length && rest <= bytes.length - end;
  }

  /** Whether bytes came in time, or the connection's end, which is the content's. */
  private boolean read(int millis) throws IOException {
    boolean streams = body != null && body.length() < 0;
    try {
      int count = connection.read(bytes, end, streams ? Math.min(millis, MILLIS_FOR_MORE) : millis);
      accept(count);
      return count > 0;
    } catch (EOFException e) {
      if (body == null || !body.endsWithConnection()) {
        throw e;
      }
      return true;
    }
  }

  private void accept(int count) throws MalformedHeadException {
    if (body == null) {
      end += count;
      parse();
    } else {
      end += body.decode(bytes, end, end + count);
    }
  }

  private void parse() throws MalformedHeadException {
    ByteBuffer unread = ByteBuffer.wrap(bytes, start, end - start);
    OriginHead next = parser.parse(unread);
    while (next != null && next.isInterim()) {
      next = parser.parse(unread);
    }
    start = unread.position();
    if (next != null && next.switchesProtocols()) {
      throw new MalformedHeadException("nobody asked for another protocol.");
    }
    if (next != null) {
      head = next;
      body = BodyDecoder.of(method, next);
      end = start + body.decode(bytes, start, end);
    }
  }
}
