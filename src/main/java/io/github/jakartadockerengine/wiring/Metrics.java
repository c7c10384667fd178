package io.github.jakartadockerengine.wiring;

import io.github.jakartadockerengine.proxy.ProxyMXBean;
import java.lang.System.Logger.Level;
import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** Shows the proxy's numbers through JMX, at {@value #NAME}. */
final class Metrics {

  static final String NAME = "io.github.jakartadockerengine:type=Proxy";

  private static final System.Logger LOG = System.getLogger(Metrics.class.getName());

  private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();

  /** Takes the place of what an application that was not stopped properly has left. */
  void publish(ProxyMXBean proxy) {
    withdraw();
    try {
      server.registerMBean(proxy, new ObjectName(NAME));
    } catch (JMException e) {
      LOG.log(Level.WARNING, "The proxy''s numbers are not in JMX.", e);
    }
  }

  void withdraw() {
    try {
      ObjectName name = new ObjectName(NAME);
      if (server.isRegistered(name)) {
        server.unregisterMBean(name);
      }
    } catch (JMException e) {
      LOG.log(Level.DEBUG, "The proxy''s numbers were gone from JMX.", e);
    }
  }
}
