package io.github.jakartadockerengine.proxy;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Moves a response's body from the origin to the client: nothing is read from the origin while the
 * client does not take what was read before.
 */
final class ResponseBodyPump implements WriteListener {

  /** How much is moved at a stretch before other exchanges of the same thread have their turn. */
  static final int STRETCH = 16 * OriginClient.WINDOW;

  private static final byte[] NOTHING = {};

  private final ServletOutputStream out;
  private final BodyDecoder decoder;
  private final Source source;
  private final Ending ending;
  private final SerialTask step = new SerialTask(this::step);
  private byte[] pending;
  private boolean unflushed = true;
  private boolean stopped;
  private volatile boolean begun;
  private volatile boolean writable;

  /** Where the bytes come from. */
  interface Source {

    /**
     * Reads without waiting.
     *
     * @return how many bytes there were; -1 at the connection's end
     */
    int read(ByteBuffer buffer) throws IOException;

    /** Calls {@link #readable} once there are bytes. */
    void awaitReadable();
  }

  /** How a response ends. */
  interface Ending {

    /** The client got everything. */
    void delivered();

    /** The origin failed in the middle of the response. */
    void aborted();

    /** The client does not take any more. */
    void clientGone();
  }

  /**
   * @param content what has come already
   */
  ResponseBodyPump(
      ServletOutputStream out, BodyDecoder decoder, byte[] content, Source source, Ending ending) {
    this.out = out;
    this.decoder = decoder;
    this.pending = content;
    this.source = source;
    this.ending = ending;
  }

  /** Starts; the response's head must be set. */
  void start() {
    out.setWriteListener(this);
  }

  /** The origin has sent something. */
  void readable() {
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

  /**
   * Undertow fails when a response ends before it has called onWritePossible for the first time.
   */
  private void step() {
    int moved = 0;
    boolean more = begun;
    while (more && !stopped && writable && isReady()) {
      // What is complete has nothing to wait for.
      int count = moved > STRETCH && !decoder.isComplete() ? idle() : advance();
      moved += count;
      more = count >= 0;
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

  /** Does the next thing there is to do; gives how much was moved, or -1 when there is nothing. */
  private int advance() {
    if (pending.length > 0) {
      byte[] content = pending;
      pending = NOTHING;
      return toClient(content);
    } else if (decoder.isComplete()) {
      return finish();
    }
    return fromOrigin();
  }

  /** The response ends now, even if the request does not end yet. */
  private int finish() {
    stopped = true;
    try {
      out.close();
      ending.delivered();
    } catch (IOException | RuntimeException e) {
      ending.clientGone();
    }
    return -1;
  }

  private int fromOrigin() {
    byte[] buffer = OriginClient.buffer();
    try {
      int count = source.read(ByteBuffer.wrap(buffer, 0, OriginClient.WINDOW));
      if (count > 0) {
        // The server may keep the array for as long as the client has not taken it.
        pending = Arrays.copyOf(buffer, decoder.decode(buffer, 0, count));
        return 0;
      } else if (count == 0) {
        return idle();
      } else if (decoder.endsWithConnection()) {
        return 0;
      }
    } catch (IOException e) {
      // The connection broke, or what came on it is not a body.
    }
    stopped = true;
    ending.aborted();
    return -1;
  }

  /**
   * The head and what was sent so far is flushed as soon as there is nothing more to write, so that
   * an event reaches the client without waiting for the next one.
   */
  private int idle() {
    if (unflushed) {
      return toClient(NOTHING);
    }
    source.awaitReadable();
    return -1;
  }

  private int toClient(byte[] content) {
    try {
      if (content.length > 0) {
        out.write(content);
      } else {
        out.flush();
      }
      unflushed = content.length > 0;
      return content.length;
    } catch (IOException | RuntimeException e) {
      // RuntimeException: Grizzly's streams fail with one when the client is gone.
      stopped = true;
      ending.clientGone();
      return -1;
    }
  }
}
