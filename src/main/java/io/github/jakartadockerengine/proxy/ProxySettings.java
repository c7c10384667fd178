package io.github.jakartadockerengine.proxy;

import java.time.Duration;

/**
 * How the proxy behaves.
 *
 * @param prefix the path below which origins are found, relative to the context path; starts with a
 *     slash and does not end with one
 * @param sessionCookie the name of the product's own session cookie, which no origin gets to see or
 *     may set
 * @param connectTimeout how long an origin may take to accept a connection; at least 1 ms
 * @param responseTimeout how long an exchange may stand still in both directions before the
 *     origin's response header is there; zero means for ever. It never applies to a response that
 *     has begun
 * @param idleConnectionTimeout how long an unused connection to an origin is kept; at least 1 ms
 * @param trustedProxies whose forwarded fields are carried on to origins
 */
public record ProxySettings(
    String prefix,
    String sessionCookie,
    Duration connectTimeout,
    Duration responseTimeout,
    Duration idleConnectionTimeout,
    TrustedProxies trustedProxies) {

  /**
   * The defaults: {@code /docker}, {@code JAKARTA_DOCKER_ENGINE_SESSION}, five seconds to connect,
   * five minutes for the response header (long enough for a web tool that computes before it
   * answers), one minute for unused connections, and no trusted proxies.
   */
  public static ProxySettings defaults() {
    return new ProxySettings(
        "/docker",
        "JAKARTA_DOCKER_ENGINE_SESSION",
        Duration.ofSeconds(5),
        Duration.ofMinutes(5),
        Duration.ofMinutes(1),
        TrustedProxies.NONE);
  }
}
