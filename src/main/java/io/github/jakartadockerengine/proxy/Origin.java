package io.github.jakartadockerengine.proxy;

/**
 * The server that answers for a name: a container's web application (RFC 9110 §3.6).
 *
 * @param name the name under which clients ask for it, by path or by host
 * @param host an IP address or host name to connect to; an IPv6 address without brackets
 * @param port 1 to 65535
 */
public record Origin(String name, String host, int port) {

  /** Host and port as in a {@code Host} field (RFC 9110 §7.2). */
  String authority() {
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
  }
}
