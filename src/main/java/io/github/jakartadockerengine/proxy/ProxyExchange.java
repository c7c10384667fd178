package io.github.jakartadockerengine.proxy;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.SocketTimeoutException;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.impl.BasicEntityDetails;
import org.apache.hc.core5.http.nio.RequestChannel;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/**
 * One request of a client and its response: sends it to the origin, at most twice, relays the
 * answer or tells the client what went wrong. It runs on the server's and the origin's I/O threads
 * and does not wait, but for the client's body on a thread of its own.
 */
final class ProxyExchange implements RequestBodyPump.Source, ResponseBodyPump.Ending {

  private static final System.Logger LOG = System.getLogger(ProxyExchange.class.getName());

  /** Methods that may be sent again when a connection breaks (RFC 9110 §9.2.2). */
  private static final Set<String> IDEMPOTENT =
      Set.of("GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE");

  private final ProxyServices services;
  private final Origin origin;
  private final AsyncContext async;
  private final HttpServletRequest request;
  private final HttpServletResponse response;
  private final HttpRequest head;
  private final ResponseFields responseFields;
  private final @Nullable EntityDetails bodyDetails;
  private final @Nullable RequestBodyPump body;
  private final AtomicBoolean over = new AtomicBoolean();
  private volatile OriginCall call = new OriginCall(this);
  private volatile boolean retried;
  private volatile @Nullable ResponseBodyPump pump;

  ProxyExchange(ProxyServices services, ProxyTarget target, Origin origin, AsyncContext async)
      throws IOException {
    this.services = services;
    this.origin = origin;
    this.async = async;
    request = (HttpServletRequest) async.getRequest();
    response = (HttpServletResponse) async.getResponse();
    RequestHead requestHead = new RequestHead(request, services.sessionCookie());
    ForwardedHeaders forwarded = new ForwardedHeaders(request, services.trustedProxies());
    ClientView client = forwarded.client(target);
    head = requestHead.forOrigin(origin, target, forwarded.fields(client));
    responseFields = new ResponseFields(client, origin, services.sessionCookie());
    long length = requestHead.bodyLength();
    bodyDetails = length == 0 ? null : new BasicEntityDetails(length, null);
    body = length == 0 ? null : new RequestBodyPump(async, length, this);
  }

  /** Starts; everything else happens on other threads. */
  void start() {
    services.client().connect(origin, call);
  }

  /** The client's body; null when the request has none. */
  @Nullable RequestBodyPump body() {
    return body;
  }

  void send(RequestChannel channel, HttpContext context) throws HttpException, IOException {
    channel.sendRequest(head, bodyDetails, context);
  }

  /**
   * Relays the response's head.
   *
   * @param details null when the response has no body
   * @return where the body goes; null when there is none
   */
  @Nullable ResponseBodyPump respond(HttpResponse origins, @Nullable EntityDetails details)
      throws IOException {
    new ResponseHead(origins, details, responseFields).copyTo(response);
    if (details == null) {
      delivered();
      return null;
    }
    // Undertow does not finish a flush that fills the client's socket unless its buffer is empty.
    response.setBufferSize(0);
    ResponseBodyPump relayed = new ResponseBodyPump(response.getOutputStream(), this);
    pump = relayed;
    relayed.start();
    return relayed;
  }

  /** The origin's call failed. */
  void failed(OriginCall attempt, Exception cause) {
    LOG.log(Level.DEBUG, () -> "Request to " + origin + " failed: " + cause);
    ResponseBodyPump begun = pump;
    if (begun != null) {
      begun.abort();
    } else if (!attempt.isConnected()) {
      services.resolver().refused(origin);
      answer(() -> services.notReady().respond(origin.name(), request, response));
    } else if (mayRetry(attempt)) {
      retry();
    } else if (cause instanceof SocketTimeoutException) {
      answer(() -> ErrorResponse.GATEWAY_TIMEOUT.sendTo(response));
    } else {
      answer(() -> ErrorResponse.BAD_GATEWAY.sendTo(response));
    }
  }

  /** The client got the whole response. */
  @Override
  public void delivered() {
    if (over.compareAndSet(false, true)) {
      end();
    }
  }

  /** The client must not take what it got for the whole response. */
  @Override
  public void aborted() {
    if (over.compareAndSet(false, true)) {
      ClientConnection.cut(request);
      end();
    }
  }

  /** The client does not want the response any more, so the origin need not go on either. */
  @Override
  public void clientGone() {
    if (over.compareAndSet(false, true)) {
      call.abandon();
      end();
    }
  }

  private void end() {
    if (body == null) {
      complete();
    } else {
      body.finish(this::complete);
    }
  }

  /**
   * An origin may close a connection just when a request is sent on it (RFC 9112 §9.3.1): then the
   * request is sent once more, if that cannot do anything twice.
   */
  private boolean mayRetry(OriginCall attempt) {
    boolean harmless =
        !attempt.isSent()
            || (attempt.isReused() && body == null && IDEMPOTENT.contains(request.getMethod()));
    return harmless && !retried;
  }

  private void retry() {
    retried = true;
    call = new OriginCall(this);
    if (over.get()) {
      call.abandon();
    }
    start();
  }

  /** Writing a page may block, so that it has to happen on one of the server's threads. */
  private void answer(Page page) {
    if (over.compareAndSet(false, true)) {
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
