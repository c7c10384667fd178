package io.github.jakartadockerengine.proxy;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;

/** The proxy alone in a server: the name {@code at-PORT} leads to that port of loopback. */
@WebListener
public final class OriginsByPort implements ServletContextListener, OriginResolver {

  private final Tunnels tunnels = new Tunnels(ProxySettings.defaults());
  private final Departures departures = new Departures();
  private final OriginClient client = new OriginClient(ProxySettings.defaults());

  @Override
  public void contextInitialized(ServletContextEvent event) {
    Relay relay =
        new Relay(
            ProxySettings.defaults(),
            client,
            this,
            (name, path) -> {},
            (name, request, response) ->
                response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE),
            tunnels,
            departures);
    var servlet =
        event
            .getServletContext()
            .addServlet(
                "proxy",
                new ReverseProxyServlet("/docker", (target, request, response) -> false, relay));
    servlet.setAsyncSupported(true);
    servlet.addMapping("/docker/*");
  }

  @Override
  public void contextDestroyed(ServletContextEvent event) {
    client.close();
    tunnels.close();
    departures.close();
  }

  @Override
  public Optional<Origin> resolve(String name) {
    int port = Integer.parseInt(name.substring("at-".length()));
    return Optional.of(new Origin(name, "127.0.0.1", port));
  }

  @Override
  public String nameOf(String label) {
    return label;
  }

  @Override
  public void refused(Origin origin) {}
}
