package io.github.jakartadockerengine.engine;

/**
 * Where a container's web application is reached from here.
 *
 * @param host an IP address or host name; an IPv6 address without brackets
 * @param port 1 to 65535
 */
public record ContainerAddress(String host, int port) {

  /** {@code host:port} as in a URL, an IPv6 address in brackets. */
  public String authority() {
    return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
  }

  @Override
  public String toString() {
    return authority();
  }
}
