package io.github.jakartadockerengine.proxy;

import io.github.jakartadockerengine.ServletServer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** The proxy in a real server, on a port of its own; the name {@code app} leads to one origin. */
final class ProxyFixture implements AutoCloseable, OriginResolver, ActivityListener {

  final List<Origin> refused = new CopyOnWriteArrayList<>();
  final List<String> requested = new CopyOnWriteArrayList<>();
  private final Origin origin;
  private final OriginClient client;
  private final ServletServer server;

  ProxyFixture(int originPort) {
    this(originPort, ProxySettings.defaults());
  }

  ProxyFixture(int originPort, ProxySettings settings) {
    origin = new Origin("app", "127.0.0.1", originPort);
    client = new OriginClient(settings);
    server =
        ServletServer.of(
            settings.prefix() + "/*",
            new ReverseProxyServlet(settings, client, this, this, ProxyFixture::notReady));
  }

  static ProxySettings withResponseTimeout(Duration timeout) {
    ProxySettings defaults = ProxySettings.defaults();
    return new ProxySettings(
        defaults.prefix(),
        defaults.sessionCookie(),
        defaults.connectTimeout(),
        timeout,
        defaults.idleConnectionTimeout(),
        defaults.trustedProxies());
  }

  static ProxySettings withIdleMillis(int millis) {
    ProxySettings defaults = ProxySettings.defaults();
    return new ProxySettings(
        defaults.prefix(),
        defaults.sessionCookie(),
        defaults.connectTimeout(),
        defaults.responseTimeout(),
        Duration.ofMillis(millis),
        defaults.trustedProxies());
  }

  static ProxySettings trusting(String proxies) {
    ProxySettings defaults = ProxySettings.defaults();
    return new ProxySettings(
        defaults.prefix(),
        defaults.sessionCookie(),
        defaults.connectTimeout(),
        defaults.responseTimeout(),
        defaults.idleConnectionTimeout(),
        TrustedProxies.of(proxies));
  }

  int port() {
    return server.port();
  }

  Wire connect() throws IOException {
    return Wire.to(port());
  }

  /** Sends a GET for a request target with more header lines. */
  Answer get(String target, String... fields) throws IOException {
    return send("GET", target, fields);
  }

  /** Sends a request without a body. */
  Answer send(String method, String target, String... fields) throws IOException {
    try (Wire wire = connect()) {
      wire.send(request(method, target, fields));
      Head head = wire.readHead();
      return new Answer(head, method.equals("HEAD") ? "" : wire.readBody(head));
    }
  }

  /** The text of a request's head. */
  static String request(String method, String target, String... fields) {
    String lines = fields.length == 0 ? "" : String.join("\r\n", fields) + "\r\n";
    return method + " " + target + " HTTP/1.1\r\nHost: proxy.test\r\n" + lines + "\r\n";
  }

  @Override
  public Optional<Origin> resolve(String name) {
    return name.equals("app") ? Optional.of(origin) : Optional.empty();
  }

  @Override
  public void refused(Origin refusing) {
    refused.add(refusing);
  }

  @Override
  public void requested(String name, String path) {
    requested.add(name + " " + path);
  }

  @Override
  public void close() {
    client.close();
    server.close();
  }

  private static void notReady(
      String name, HttpServletRequest request, HttpServletResponse response) throws IOException {
    response.setStatus(503);
    response.setContentType("text/plain");
    response.getWriter().write("wait for " + name);
  }
}
