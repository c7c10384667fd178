package io.github.jakartadockerengine.conformance;

/** How a client names an origin. */
enum Route {
  /** The first segment behind the proxy's prefix. */
  BY_PATH("proxy.test", "/docker/NAME"),
  /** The first label of the host. */
  BY_HOST("NAME.docker.localhost", "");

  private final String host;
  private final String prefix;

  Route(String host, String prefix) {
    this.host = host;
    this.prefix = prefix;
  }

  /** The Host field's value. */
  String host(String name) {
    return host.replace("NAME", name);
  }

  /** The path below which clients see the origin; empty for the root. */
  String prefix(String name) {
    return prefix.replace("NAME", name);
  }
}
