package io.github.jakartadockerengine.conformance;

import io.github.jakartadockerengine.proxy.Answer;
import io.github.jakartadockerengine.proxy.Head;
import io.github.jakartadockerengine.proxy.TestOrigin;
import io.github.jakartadockerengine.proxy.Wire;
import java.io.IOException;

/** The deployed proxy, by one of the routes to it. */
record Proxy(Server server, Route route) {

  Wire connect() throws IOException {
    return Wire.to(server.port());
  }

  static String name(TestOrigin origin) {
    return LoopbackOrigins.PREFIX + origin.port();
  }

  /** The path below which clients see an origin; empty for the root. */
  String prefix(TestOrigin origin) {
    return route.prefix(name(origin));
  }

  /** What clients call the host of an origin. */
  String host(TestOrigin origin) {
    return route.host(name(origin));
  }

  /** The start line of a request. */
  String line(TestOrigin origin, String method, String target) {
    return method + " " + prefix(origin) + target + " HTTP/1.1\r\n";
  }

  /** The head of a request. */
  String request(TestOrigin origin, String method, String target, String... fields) {
    String lines = fields.length == 0 ? "" : String.join("\r\n", fields) + "\r\n";
    return line(origin, method, target) + "Host: " + host(origin) + "\r\n" + lines + "\r\n";
  }

  Answer get(TestOrigin origin, String target, String... fields) throws IOException {
    return send(origin, "GET", target, fields);
  }

  /** Sends a request without a body on a connection of its own. */
  Answer send(TestOrigin origin, String method, String target, String... fields)
      throws IOException {
    try (Wire client = connect()) {
      Head head = client.send(request(origin, method, target, fields)).readHead();
      return new Answer(head, method.equals("HEAD") ? "" : client.readBody(head));
    }
  }

  /** What holds on the server that this is. */
  <T> T onPayaraOrWildFly(T onPayara, T onWildFly) {
    return server.isWildFly() ? onWildFly : onPayara;
  }

  @Override
  public String toString() {
    return route + " on " + server;
  }
}
