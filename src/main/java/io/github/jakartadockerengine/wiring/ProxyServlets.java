package io.github.jakartadockerengine.wiring;

import io.github.jakartadockerengine.config.SettingReader;
import io.github.jakartadockerengine.config.Settings;
import io.github.jakartadockerengine.lifecycle.RouteSynchronizer;
import io.github.jakartadockerengine.logs.ContainerLog;
import io.github.jakartadockerengine.proxy.HostRoutingFilter;
import io.github.jakartadockerengine.proxy.HostSuffixes;
import io.github.jakartadockerengine.proxy.OriginResolver;
import io.github.jakartadockerengine.proxy.OwnPages;
import io.github.jakartadockerengine.proxy.ProxySettings;
import io.github.jakartadockerengine.proxy.Relay;
import io.github.jakartadockerengine.proxy.ReverseProxyServlet;
import io.github.jakartadockerengine.proxy.Tunnels;
import jakarta.inject.Inject;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.util.EnumSet;

/** Puts the proxy into the application when it starts, and begins to follow the engine. */
@WebListener
public class ProxyServlets implements ServletContextListener {

  /** Where the demo shows a container's log under its name. */
  private static final String LOGS = "/logs";

  @Inject SettingReader settings;
  @Inject ProxySettings proxySettings;
  @Inject OriginResolver origins;
  @Inject Relay relay;
  @Inject RouteSynchronizer synchronizer;
  @Inject Tunnels tunnels;
  private final Metrics metrics = new Metrics();

  @Override
  public void contextInitialized(ServletContextEvent event) {
    ServletContext context = event.getServletContext();
    proxySettings.hostSuffixes().ifPresent(suffixes -> addHosts(context, suffixes));
    proxySettings.pathPrefix().ifPresent(prefix -> addPaths(context, prefix));
    metrics.publish(tunnels);
    // Waits for the first look. Otherwise the engine's client would load its classes while Payara
    // still opens and closes the application's jars, and could fail with "zip file closed".
    synchronizer.start();
  }

  @Override
  public void contextDestroyed(ServletContextEvent event) {
    metrics.withdraw();
  }

  private void addHosts(ServletContext context, HostSuffixes suffixes) {
    var filter = context.addFilter("host-routing", new HostRoutingFilter(suffixes, origins, relay));
    filter.setAsyncSupported(true);
    filter.addMappingForUrlPatterns(
        EnumSet.of(DispatcherType.REQUEST, DispatcherType.ERROR), false, "/*");
  }

  private void addPaths(ServletContext context, String prefix) {
    var servlet =
        context.addServlet("reverse-proxy", new ReverseProxyServlet(prefix, ownPages(), relay));
    servlet.setAsyncSupported(true);
    servlet.addMapping(prefix + "/*");
  }

  private OwnPages ownPages() {
    return settings
        .read(Settings.LOGS_PATH)
        .<OwnPages>map(name -> new ContainerLog(name, LOGS))
        .orElse((target, request, response) -> false);
  }
}
