package io.github.jakartadockerengine.proxy;

import io.github.jakartadockerengine.proxy.QuickExchange.Broken;
import io.github.jakartadockerengine.proxy.QuickExchange.Outcome;
import io.github.jakartadockerengine.proxy.QuickExchange.Partial;
import io.github.jakartadockerengine.proxy.QuickExchange.Unconnected;
import io.github.jakartadockerengine.proxy.QuickExchange.Whole;
import jakarta.servlet.AsyncContext;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The beginning of an exchange, on the request's own thread: most are over there and then. What is
 * long, or waits for a slow origin, goes on as a {@link StreamedExchange}, which holds no thread.
 */
final class ProxyExchange {

  private static final System.Logger LOG = System.getLogger(ProxyExchange.class.getName());

  /** Larger request bodies are not read on the request's own thread. */
  private static final int SMALL_BODY = 8_192;

  private final ProxiedRequest proxied;
  private final OriginClient client;
  private final String protocols;

  ProxyExchange(ProxiedRequest proxied) {
    this.proxied = proxied;
    protocols = proxied.protocols();
    client = proxied.originClient();
  }

  /** Exchanges request and response, or begins to. */
  void run() throws IOException {
    if (protocols.isEmpty() && isShort() && client.patience().isLeftFor(proxied.origin())) {
      finish(attempt());
    } else {
      handOver(null);
    }
  }

  /** Whether the request is there already, so that nothing but the origin is to be waited for. */
  private boolean isShort() throws IOException {
    long length = proxied.head().bodyLength();
    return length == 0
        || (length > 0
            && length <= SMALL_BODY
            && !proxied.head().expectsContinue()
            && proxied.request().getInputStream().available() >= length);
  }

  private Outcome attempt() throws IOException {
    OriginConnection pooled = client.takeFresh(proxied.origin());
    Outcome outcome = pooled == null ? anew() : send(pooled);
    // An origin may close a connection just when a request is sent on it (RFC 9112 §9.3.1).
    boolean again = pooled != null && outcome instanceof Broken broken && broken.silent();
    return again && proxied.isRepeatable() ? anew() : outcome;
  }

  private Outcome anew() throws IOException {
    OriginConnection connection;
    try {
      connection = OriginConnection.connect(proxied.origin(), Patience.MILLIS);
    } catch (IOException e) {
      return new Unconnected(e);
    }
    return send(connection);
  }

  private Outcome send(OriginConnection connection) throws IOException {
    byte[] buffer = OriginClient.buffer();
    HeadBuffer head = proxied.writeHead(buffer);
    int length = (int) proxied.head().bodyLength();
    if (length > 0) {
      byte[] room = head.room(length);
      head.added(proxied.request().getInputStream().readNBytes(room, head.size(), length));
    }
    return new QuickExchange(connection, proxied.method(), buffer)
        .run(head.toByteBuffer(), client.pool());
  }

  private void finish(Outcome outcome) throws IOException {
    if (outcome instanceof Whole whole) {
      respond(whole);
    } else if (outcome instanceof Partial partial) {
      handOver(partial.begun());
    } else if (outcome instanceof Broken broken) {
      LOG.log(Level.DEBUG, () -> "Request to " + proxied.origin() + " failed: " + broken.cause());
      ErrorResponse.BAD_GATEWAY.sendTo(proxied.response());
    } else if (outcome instanceof Unconnected none
        && none.cause() instanceof SocketTimeoutException) {
      handOver(null);
    } else {
      proxied.refused();
    }
  }

  private void respond(Whole whole) throws IOException {
    judge(true);
    ByteBuffer content = whole.content();
    int length = content.remaining();
    proxied.respond(whole.head(), whole.body(), length);
    if (length > 0) {
      int from = content.arrayOffset() + content.position();
      proxied.response().getOutputStream().write(content.array(), from, length);
    }
  }

  private void handOver(@Nullable Begun begun) throws IOException {
    if (begun != null) {
      judge(begun.head() != null);
    }
    AsyncContext async = proxied.request().startAsync(proxied.request(), proxied.response());
    async.setTimeout(0);
    StreamedExchange streamed = new StreamedExchange(proxied, async, protocols);
    if (begun == null) {
      streamed.start();
    } else {
      streamed.resume(begun);
    }
  }

  private void judge(boolean answered) {
    if (answered) {
      client.patience().rewarded(proxied.origin());
    } else {
      client.patience().lost(proxied.origin());
    }
  }
}
