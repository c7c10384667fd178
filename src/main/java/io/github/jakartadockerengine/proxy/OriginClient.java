package io.github.jakartadockerengine.proxy;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP client towards the origins: its pool of connections and its thread, which waits for
 * those that do not answer at once. Thread-safe. To be closed when the proxy is no longer used.
 */
public final class OriginClient implements AutoCloseable {

  /** How many bytes are moved at once; what an origin may be ahead of a client. */
  static final int WINDOW = 65_536;

  /** The largest response head that is understood, in bytes. */
  static final int LARGEST_HEAD = 131_072;

  private static final int LARGEST_REQUEST_HEAD = 16_384;

  private static final ThreadLocal<byte[]> BUFFER =
      ThreadLocal.withInitial(() -> new byte[WINDOW + LARGEST_REQUEST_HEAD]);

  private final ConnectionPool pool;
  private final Patience patience = new Patience();
  private final SelectorLoop loop;
  private final Duration connectTimeout;
  private final Duration responseTimeout;

  /** Starts the client's thread. */
  public OriginClient(ProxySettings settings) {
    connectTimeout = settings.connectTimeout();
    responseTimeout = settings.responseTimeout();
    pool = new ConnectionPool(settings.idleConnectionTimeout().toNanos());
    loop = new SelectorLoop("origins", this::sweep);
  }

  /** A buffer of the current thread for whatever it does without calling others meanwhile. */
  static byte[] buffer() {
    return BUFFER.get();
  }

  ConnectionPool pool() {
    return pool;
  }

  Patience patience() {
    return patience;
  }

  SelectorLoop loop() {
    return loop;
  }

  long connectTimeoutNanos() {
    return connectTimeout.toNanos();
  }

  /** Zero means for ever. */
  long responseTimeoutNanos() {
    return responseTimeout.toNanos();
  }

  /** Closes all connections at once; exchanges that are under way fail. */
  @Override
  public void close() {
    pool.close();
    loop.close();
  }

  /**
   * A connection that rests and that the origin has neither left nor written to, as some do before
   * they leave (408, RFC 9110 §15.5.9): that would pass for the next response. Null when there is
   * none.
   */
  @Nullable OriginConnection takeFresh(Origin origin) {
    OriginConnection pooled = pool.take(origin);
    if (pooled != null && pooled.isStale()) {
      pooled.close();
      return null;
    }
    return pooled;
  }

  private void sweep(long now) {
    pool.sweep(now);
    patience.sweep(now);
  }
}
