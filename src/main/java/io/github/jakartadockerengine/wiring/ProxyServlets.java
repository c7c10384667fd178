package io.github.jakartadockerengine.wiring;

import io.github.jakartadockerengine.config.SettingReader;
import io.github.jakartadockerengine.config.Settings;
import io.github.jakartadockerengine.lifecycle.RouteSynchronizer;
import io.github.jakartadockerengine.logs.ContainerLogFilter;
import io.github.jakartadockerengine.proxy.HostRoutingFilter;
import io.github.jakartadockerengine.proxy.HostSuffixes;
import io.github.jakartadockerengine.proxy.OriginResolver;
import io.github.jakartadockerengine.proxy.ProxySettings;
import io.github.jakartadockerengine.proxy.Relay;
import io.github.jakartadockerengine.proxy.ReverseProxyServlet;
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

  @Override
  public void contextInitialized(ServletContextEvent event) {
    ServletContext context = event.getServletContext();
    proxySettings.hostSuffixes().ifPresent(suffixes -> addHosts(context, suffixes));
    proxySettings.pathPrefix().ifPresent(prefix -> addPaths(context, prefix));
    // Waits for the first look. Otherwise the engine's client would load its classes while Payara
    // still opens and closes the application's jars, and could fail with "zip file closed".
    synchronizer.start();
  }

  private void addHosts(ServletContext context, HostSuffixes suffixes) {
    var filter = context.addFilter("host-routing", new HostRoutingFilter(suffixes, origins, relay));
    filter.setAsyncSupported(true);
    filter.addMappingForUrlPatterns(
        EnumSet.of(DispatcherType.REQUEST, DispatcherType.ERROR), false, "/*");
  }

  private void addPaths(ServletContext context, String prefix) {
    settings.read(Settings.LOGS_PATH).ifPresent(name -> addLogs(context, prefix, name));
    var servlet = context.addServlet("reverse-proxy", new ReverseProxyServlet(prefix, relay));
    servlet.setAsyncSupported(true);
    servlet.addMapping(prefix + "/*");
  }

  private void addLogs(ServletContext context, String prefix, String name) {
    var filter = context.addFilter("container-log", new ContainerLogFilter(prefix, name, LOGS));
    filter.setAsyncSupported(true);
    filter.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), true, prefix + "/*");
  }
}
