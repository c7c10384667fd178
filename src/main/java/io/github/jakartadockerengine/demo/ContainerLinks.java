package io.github.jakartadockerengine.demo;

import io.github.jakartadockerengine.container.ContainerName;
import io.github.jakartadockerengine.lifecycle.ContainerService;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.Set;

/** Where a person who sees the demo's pages finds containers. Immutable. */
public final class ContainerLinks {

  private static final Set<Integer> DEFAULT_PORTS = Set.of(80, 443);

  private final ContainerService containers;
  private final Optional<String> hostSuffix;

  /**
   * Links.
   *
   * @param containers knows their paths
   * @param hostSuffix what the hosts of containers end with; empty to link to them on the demo's
   *     own host
   */
  public ContainerLinks(ContainerService containers, Optional<String> hostSuffix) {
    this.containers = containers;
    this.hostSuffix = hostSuffix;
  }

  /** A reference without a scheme: the page's own may not be known here behind a proxy. */
  String of(ContainerName name, HttpServletRequest page) {
    String path = containers.path(name);
    return hostSuffix
        .map(suffix -> "//" + name + suffix + port(page) + path)
        .orElse(page.getContextPath() + path);
  }

  /** The hosts other than the demo's own that links lead to, as in a Content-Security-Policy. */
  Optional<String> hosts() {
    return hostSuffix.map(suffix -> "*" + suffix + ":*");
  }

  private static String port(HttpServletRequest page) {
    int port = page.getServerPort();
    return DEFAULT_PORTS.contains(port) ? "" : ":" + port;
  }
}
