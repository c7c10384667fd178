package io.github.jakartadockerengine.proxy;

import java.time.Duration;
import java.util.Optional;

/**
 * How the proxy behaves.
 *
 * @param pathPrefix the path below which origins are found, relative to the context path; starts
 *     with a slash and does not end with one; empty when they are not found by path
 * @param hostSuffixes what the hosts end with on which origins are found; empty when they are not
 *     found by host
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
    Optional<String> pathPrefix,
    Optional<HostSuffixes> hostSuffixes,
    String sessionCookie,
    Duration connectTimeout,
    Duration responseTimeout,
    Duration idleConnectionTimeout,
    TrustedProxies trustedProxies) {

  /**
   * Checks that origins are found at all.
   *
   * @throws IllegalArgumentException when there is neither a prefix nor a suffix
   */
  public ProxySettings {
    if (pathPrefix.isEmpty() && hostSuffixes.isEmpty()) {
      throw new IllegalArgumentException(
          "The path prefix and the host suffixes are both off, so that no container could be"
              + " reached. Set one of them.");
    }
  }

  /**
   * The defaults: {@code /docker}, {@code .docker.localhost}, {@code
   * JAKARTA_DOCKER_ENGINE_SESSION}, five seconds to connect, five minutes for the response header
   * (long enough for a web tool that computes before it answers), one minute for unused
   * connections, and no trusted proxies.
   */
  public static ProxySettings defaults() {
    return new ProxySettings(
        Optional.of("/docker"),
        Optional.of(HostSuffixes.of(".docker.localhost")),
        "JAKARTA_DOCKER_ENGINE_SESSION",
        Duration.ofSeconds(5),
        Duration.ofMinutes(5),
        Duration.ofMinutes(1),
        TrustedProxies.NONE);
  }
}
