package io.github.jakartadockerengine.proxy;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.SocketTimeoutException;
import java.nio.channels.SocketChannel;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * An exchange that takes longer or is larger than the request's own thread can wait for: sends the
 * request, at most twice, relays the answer or tells the client what went wrong. It runs on the
 * server's threads and the origins', and does not wait, but for the client's body on a thread of
 * its own.
 */
final class StreamedExchange implements RequestBodyPump.Source, ResponseBodyPump.Ending {

  private static final System.Logger LOG = System.getLogger(StreamedExchange.class.getName());

  private static final int USUAL_HEAD = 1_024;

  private final ProxiedRequest proxied;
  private final AsyncContext async;
  private final String protocols;
  private final HeadBuffer head;
  private final @Nullable RequestBodyPump body;
  private final AtomicBoolean over = new AtomicBoolean();
  private final Departures.Watch client;
  private volatile OriginCall call;
  private volatile boolean retried;

  /**
   * @param protocols what the origin may change to, as in an {@code Upgrade} field
   */
  StreamedExchange(ProxiedRequest proxied, AsyncContext async, String protocols)
      throws IOException {
    this.proxied = proxied;
    this.async = async;
    this.protocols = protocols;
    head = proxied.writeHead(new byte[USUAL_HEAD], protocols);
    long length = proxied.head().bodyLength();
    body = length == 0 ? null : new RequestBodyPump(async, length, this);
    call = newCall();
    client = proxied.watchClient(this::aborted);
  }

  /** Starts from the beginning; everything else happens on other threads. */
  void start() {
    call.start(proxied.origin(), !protocols.isEmpty());
  }

  /** Goes on with what has come of the response. */
  void resume(Begun begun) {
    call.resume(begun);
  }

  String method() {
    return proxied.method();
  }

  /**
   * Relays the response's head.
   *
   * @param content what has come of the body
   * @return what relays the body once it is started; null when there is none
   */
  @Nullable ResponseBodyPump respond(
      OriginHead originHead, BodyDecoder decoder, byte[] content, ResponseBodyPump.Source source)
      throws IOException {
    proxied.respond(originHead, decoder, decoder.length());
    if (!originHead.hasBody(method())) {
      delivered();
      return null;
    }
    // Undertow does not finish a flush that fills the client's socket unless its buffer is empty.
    proxied.response().setBufferSize(0);
    return new ResponseBodyPump(
        proxied.response().getOutputStream(), decoder, content, source, this);
  }

  /**
   * The origin has changed to another protocol. Servers give their streams only to threads of their
   * own.
   *
   * @param channel the origin's connection
   * @param behind what has come in the new protocol
   */
  void switched(OriginHead agreement, SocketChannel channel, byte[] behind) {
    if (isLast()) {
      async.start(() -> tunnel(agreement, channel, behind));
    } else {
      close(channel);
    }
  }

  private void tunnel(OriginHead agreement, SocketChannel channel, byte[] behind) {
    try {
      if (protocols.isEmpty()) {
        close(channel);
        write(() -> ErrorResponse.BAD_GATEWAY.sendTo(proxied.response()));
      } else {
        new TunnelOpening(proxied, async).open(agreement, channel, behind);
      }
    } catch (IOException | ServletException | RuntimeException e) {
      LOG.log(Level.DEBUG, "The client or the origin was gone after the handshake.", e);
      close(channel);
      ClientConnection.cut(proxied.request());
      complete();
    }
  }

  private static void close(SocketChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      LOG.log(Level.TRACE, "The origin's connection was closed.", e);
    }
  }

  /** A call failed before the response's head was there. */
  void failed(OriginCall attempt, boolean connected, IOException cause) {
    LOG.log(Level.DEBUG, () -> "Request to " + proxied.origin() + " failed: " + cause);
    if (!connected) {
      answer(proxied::refused);
    } else if (attempt.wasLeft() && proxied.isRepeatable() && !retried && !over.get()) {
      retry();
    } else if (cause instanceof SocketTimeoutException) {
      answer(() -> ErrorResponse.GATEWAY_TIMEOUT.sendTo(proxied.response()));
    } else {
      answer(() -> ErrorResponse.BAD_GATEWAY.sendTo(proxied.response()));
    }
  }

  @Override
  public FieldLines trailers() {
    return proxied.trailers();
  }

  /** The client got the whole response. */
  @Override
  public void delivered() {
    end(() -> call.finish());
  }

  /** The client must not take what it got for the whole response. */
  @Override
  public void aborted() {
    end(
        () -> {
          call.close();
          ClientConnection.cut(proxied.request());
        });
  }

  /** The client does not want the response any more, so the origin need not go on either. */
  @Override
  public void clientGone() {
    end(() -> call.close());
  }

  private void end(Runnable last) {
    if (isLast()) {
      last.run();
      end();
    }
  }

  /** Whether this is the end, which comes once. */
  private boolean isLast() {
    boolean last = over.compareAndSet(false, true);
    if (last) {
      client.end();
    }
    return last;
  }

  private void end() {
    if (body == null) {
      complete();
    } else {
      body.finish(this::complete);
    }
  }

  private OriginCall newCall() {
    boolean expecting = proxied.head().expectsContinue();
    return new OriginCall(this, proxied.originClient(), head.toByteBuffer(), body, expecting);
  }

  /** An origin may close a connection just when a request is sent on it (RFC 9112 §9.3.1). */
  private void retry() {
    retried = true;
    call = newCall();
    call.start(proxied.origin(), true);
    if (over.get()) {
      call.close();
    }
  }

  /** Writing a page may block, so that it has to happen on one of the server's threads. */
  private void answer(Page page) {
    if (isLast()) {
      async.start(() -> write(page));
    }
  }

  private void write(Page page) {
    try {
      page.write();
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "The client was gone before it could be told of a failure.", e);
    } finally {
      end();
    }
  }

  private void complete() {
    try {
      async.complete();
    } catch (IllegalStateException e) {
      LOG.log(Level.DEBUG, "The server ended the request by itself.", e);
    }
  }

  private interface Page {
    void write() throws IOException;
  }
}
