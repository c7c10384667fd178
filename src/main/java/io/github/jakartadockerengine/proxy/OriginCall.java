package io.github.jakartadockerengine.proxy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.nio.AsyncClientEndpoint;
import org.apache.hc.core5.http.nio.AsyncClientExchangeHandler;
import org.apache.hc.core5.http.nio.CapacityChannel;
import org.apache.hc.core5.http.nio.DataStreamChannel;
import org.apache.hc.core5.http.nio.RequestChannel;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.http.protocol.HttpCoreContext;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to get an exchange's response from its origin, on one connection. It ends once: with
 * the whole response, with a failure that the exchange is told of, or because it was abandoned.
 */
final class OriginCall implements FutureCallback<AsyncClientEndpoint>, AsyncClientExchangeHandler {

  private final ProxyExchange exchange;
  private final AtomicBoolean over = new AtomicBoolean();
  private volatile @Nullable AsyncClientEndpoint connection;
  private volatile boolean sent;
  private volatile boolean reused;
  private volatile @Nullable ResponseBodyPump response;

  OriginCall(ProxyExchange exchange) {
    this.exchange = exchange;
  }

  /** Whether there was a connection. */
  boolean isConnected() {
    return connection != null;
  }

  /** Whether the origin may have seen something of the request. */
  boolean isSent() {
    return sent;
  }

  /** Whether the connection had served other requests, so that the origin may have left it. */
  boolean isReused() {
    return reused;
  }

  /** Ends the call without telling the exchange; the origin sees its connection close. */
  void abandon() {
    over.set(true);
    discardConnection();
  }

  @Override
  public void completed(AsyncClientEndpoint endpoint) {
    connection = endpoint;
    if (over.get()) {
      discardConnection();
    } else {
      endpoint.execute(this, HttpCoreContext.create());
    }
  }

  @Override
  public void cancelled() {
    failed(new ConnectionClosedException());
  }

  /** The connection was shut down before the request was taken from its queue. */
  @Override
  public void cancel() {
    failed(new ConnectionClosedException());
  }

  @Override
  public void failed(Exception cause) {
    if (over.compareAndSet(false, true)) {
      discardConnection();
      exchange.failed(this, cause);
    }
  }

  @Override
  public void produceRequest(RequestChannel channel, HttpContext context)
      throws HttpException, IOException {
    HttpCoreContext core = HttpCoreContext.cast(context);
    reused = core.getEndpointDetails().getRequestCount() > 0;
    sent = true;
    exchange.send(channel, core);
  }

  @Override
  public int available() {
    RequestBodyPump body = exchange.body();
    return body == null ? 0 : body.available();
  }

  @Override
  public void produce(DataStreamChannel channel) {
    RequestBodyPump body = exchange.body();
    if (body != null) {
      body.produce(channel);
    }
  }

  /** Interim responses other than 100 are not relayed: Servlet has no way to send them. */
  @Override
  public void consumeInformation(HttpResponse interim, HttpContext context) {}

  @Override
  public void consumeResponse(HttpResponse head, @Nullable EntityDetails body, HttpContext context)
      throws IOException {
    if (body == null) {
      finish();
    }
    response = exchange.respond(head, body);
  }

  @Override
  public void updateCapacity(CapacityChannel channel) {
    ResponseBodyPump body = response;
    if (body != null) {
      body.updateCapacity(channel);
    }
  }

  @Override
  public void consume(ByteBuffer bytes) {
    ResponseBodyPump body = response;
    if (body != null) {
      body.consume(bytes);
    }
  }

  @Override
  public void streamEnd(@Nullable List<? extends Header> trailers) {
    finish();
    ResponseBodyPump body = response;
    if (body != null) {
      body.end();
    }
  }

  @Override
  public void releaseResources() {}

  /** The connection serves others afterwards only if it is not in the middle of this request. */
  private void finish() {
    over.set(true);
    RequestBodyPump body = exchange.body();
    AsyncClientEndpoint endpoint = connection;
    if (body != null && !body.isComplete()) {
      discardConnection();
    } else if (endpoint != null) {
      endpoint.releaseAndReuse();
    }
  }

  private void discardConnection() {
    AsyncClientEndpoint endpoint = connection;
    if (endpoint != null) {
      endpoint.releaseAndDiscard();
    }
  }
}
