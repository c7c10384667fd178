package io.github.jakartadockerengine.proxy;

import io.github.jakartadockerengine.ServletServer;
import io.undertow.servlet.Servlets;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.util.ImmediateInstanceFactory;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** The proxy in a real server, on a port of its own; the name {@code app} leads to one origin. */
final class ProxyFixture implements AutoCloseable, OriginResolver, ActivityListener {

  final List<Origin> refused = new CopyOnWriteArrayList<>();
  final List<String> requested = new CopyOnWriteArrayList<>();
  private final Origin origin;
  private final OriginClient client;
  final Tunnels tunnels;
  private final Departures departures;
  private final ServletServer server;

  ProxyFixture(int originPort) {
    this(originPort, ProxySettings.defaults());
  }

  ProxyFixture(int originPort, ProxySettings settings) {
    origin = new Origin("app", "127.0.0.1", originPort);
    client = new OriginClient(settings);
    tunnels = new Tunnels(settings);
    departures = new Departures();
    Relay relay =
        new Relay(settings, client, this, this, ProxyFixture::notReady, tunnels, departures);
    server = ServletServer.of(deployment -> setUp(deployment, settings, relay));
  }

  private void setUp(DeploymentInfo deployment, ProxySettings settings, Relay relay) {
    settings.hostSuffixes().ifPresent(suffixes -> addHosts(deployment, suffixes, relay));
    settings.pathPrefix().ifPresent(prefix -> addPaths(deployment, prefix, relay));
  }

  private void addHosts(DeploymentInfo deployment, HostSuffixes suffixes, Relay relay) {
    var filter = new HostRoutingFilter(suffixes, this, relay);
    deployment
        .addFilter(
            Servlets.filter(
                    "host-routing", HostRoutingFilter.class, new ImmediateInstanceFactory<>(filter))
                .setAsyncSupported(true))
        .addFilterUrlMapping("host-routing", "/*", DispatcherType.REQUEST);
  }

  private static void addPaths(DeploymentInfo deployment, String prefix, Relay relay) {
    var servlet = new ReverseProxyServlet(prefix, (target, request, response) -> false, relay);
    deployment.addServlet(
        Servlets.servlet(
                "proxy", ReverseProxyServlet.class, new ImmediateInstanceFactory<>(servlet))
            .addMapping(prefix + "/*")
            .setAsyncSupported(true));
  }

  /** With both ways to an origin, or one of them switched off. */
  static ProxySettings routing(Optional<String> pathPrefix, Optional<HostSuffixes> hostSuffixes) {
    return changed(
        settings -> {
          settings.pathPrefix = pathPrefix;
          settings.hostSuffixes = hostSuffixes;
        });
  }

  static ProxySettings withResponseTimeout(Duration timeout) {
    return changed(settings -> settings.responseTimeout = timeout);
  }

  static ProxySettings withIdleMillis(int millis) {
    return changed(settings -> settings.idleConnectionTimeout = Duration.ofMillis(millis));
  }

  static ProxySettings withTunnelIdle(Duration limit) {
    return changed(settings -> settings.tunnelIdleTimeout = limit);
  }

  static ProxySettings trusting(String proxies) {
    return changed(settings -> settings.trustedProxies = TrustedProxies.of(proxies));
  }

  private static ProxySettings changed(Consumer<Changeable> change) {
    Changeable settings = new Changeable();
    change.accept(settings);
    return settings.toSettings();
  }

  /** The defaults, until they are changed. */
  private static final class Changeable {

    private static final ProxySettings DEFAULTS = ProxySettings.defaults();

    private Optional<String> pathPrefix = DEFAULTS.pathPrefix();
    private Optional<HostSuffixes> hostSuffixes = DEFAULTS.hostSuffixes();
    private Duration responseTimeout = DEFAULTS.responseTimeout();
    private Duration idleConnectionTimeout = DEFAULTS.idleConnectionTimeout();
    private Duration tunnelIdleTimeout = DEFAULTS.tunnelIdleTimeout();
    private TrustedProxies trustedProxies = DEFAULTS.trustedProxies();

    private ProxySettings toSettings() {
      return new ProxySettings(
          pathPrefix,
          hostSuffixes,
          DEFAULTS.sessionCookie(),
          DEFAULTS.connectTimeout(),
          responseTimeout,
          idleConnectionTimeout,
          tunnelIdleTimeout,
          trustedProxies);
    }
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

  /** Sends a GET to a host. */
  Answer getAt(String host, String target, String... fields) throws IOException {
    return exchange(requestAt(host, "GET", target, fields));
  }

  /** Sends a request without a body. */
  Answer send(String method, String target, String... fields) throws IOException {
    return exchange(request(method, target, fields));
  }

  /** Sends a request's text as it is. */
  Answer exchange(String request) throws IOException {
    try (Wire wire = connect()) {
      wire.send(request);
      Head head = wire.readHead();
      return new Answer(head, request.startsWith("HEAD ") ? "" : wire.readBody(head));
    }
  }

  /** The text of a request's head. */
  static String request(String method, String target, String... fields) {
    return requestAt("proxy.test", method, target, fields);
  }

  static String requestAt(String host, String method, String target, String... fields) {
    String lines = fields.length == 0 ? "" : String.join("\r\n", fields) + "\r\n";
    return method + " " + target + " HTTP/1.1\r\nHost: " + host + "\r\n" + lines + "\r\n";
  }

  @Override
  public Optional<Origin> resolve(String name) {
    return name.equals("app") ? Optional.of(origin) : Optional.empty();
  }

  @Override
  public String nameOf(String label) {
    return label.equalsIgnoreCase("app") ? "app" : label;
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
    tunnels.close();
    departures.close();
    server.close();
  }

  private static void notReady(
      String name, HttpServletRequest request, HttpServletResponse response) throws IOException {
    response.setStatus(503);
    response.setContentType("text/plain");
    response.getWriter().write("wait for " + name);
  }
}
