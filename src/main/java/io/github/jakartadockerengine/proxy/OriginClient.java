package io.github.jakartadockerengine.proxy;

import org.apache.hc.core5.http.HttpConnection;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.Http1StreamListener;
import org.apache.hc.core5.http.impl.bootstrap.AsyncRequesterBootstrap;
import org.apache.hc.core5.http.impl.bootstrap.HttpAsyncRequester;
import org.apache.hc.core5.http.protocol.HttpProcessorBuilder;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.reactor.IOReactorConfig;
import org.apache.hc.core5.util.Timeout;

/**
 * The HTTP client towards the origins, with its threads and its pool of connections. Thread-safe;
 * nothing in it blocks. To be closed when the proxy is no longer used.
 */
public final class OriginClient implements AutoCloseable {

  /** How many bytes an origin may be ahead of a client. */
  static final int WINDOW = 65_536;

  private static final int BUFFER_SIZE = 16_384;
  private static final int LONGEST_HEADER = 131_072;
  private static final int MOST_HEADERS = 1_000;

  private final HttpAsyncRequester requester;
  private final Timeout connectTimeout;

  /** Starts the client's threads. */
  public OriginClient(ProxySettings settings) {
    connectTimeout = Timeout.of(settings.connectTimeout());
    requester =
        AsyncRequesterBootstrap.bootstrap()
            .setIOReactorConfig(IOReactorConfig.custom().setTcpNoDelay(true).build())
            .setHttp1Config(http1())
            // The heads are complete: nothing is to be added or checked.
            .setHttpProcessor(HttpProcessorBuilder.create().build())
            .setStreamListener(new Timeouts(settings))
            // A stream holds its connection for as long as it lives: a limit would be a deadlock.
            .setDefaultMaxPerRoute(Integer.MAX_VALUE)
            .setMaxTotal(Integer.MAX_VALUE)
            .create();
    requester.start();
  }

  /** Gets a connection, new or used before, and gives it to the call. */
  @SuppressWarnings("FutureReturnValueIgnored") // The call hears of the outcome.
  void connect(Origin origin, OriginCall call) {
    requester.connect(new HttpHost(origin.host(), origin.port()), connectTimeout, null, call);
  }

  /** Closes all connections at once; exchanges that are under way fail. */
  @Override
  public void close() {
    requester.close(CloseMode.IMMEDIATE);
  }

  private static Http1Config http1() {
    return Http1Config.custom()
        .setBufferSize(BUFFER_SIZE)
        .setInitialWindowSize(WINDOW)
        .setMaxLineLength(LONGEST_HEADER)
        .setMaxHeaderCount(MOST_HEADERS)
        .build();
  }

  /** How long a connection may be silent in each phase of its life. */
  private record Timeouts(Timeout response, Timeout idle) implements Http1StreamListener {

    Timeouts(ProxySettings settings) {
      this(Timeout.of(settings.responseTimeout()), Timeout.of(settings.idleConnectionTimeout()));
    }

    @Override
    public void onRequestHead(HttpConnection connection, HttpRequest request) {
      connection.setSocketTimeout(response);
    }

    @Override
    public void onResponseHead(HttpConnection connection, HttpResponse head) {
      connection.setSocketTimeout(Timeout.DISABLED);
    }

    @Override
    public void onExchangeComplete(HttpConnection connection, boolean keepAlive) {
      connection.setSocketTimeout(idle);
    }
  }
}
