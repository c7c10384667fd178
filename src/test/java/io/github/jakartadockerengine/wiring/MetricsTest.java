package io.github.jakartadockerengine.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jakartadockerengine.proxy.ProxySettings;
import io.github.jakartadockerengine.proxy.Tunnels;
import java.lang.management.ManagementFactory;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;

class MetricsTest {

  private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();
  private final Metrics metrics = new Metrics();

  @Test
  void numbers_are_seen_from_start_to_stop_and_after_another_start() throws Exception {
    ObjectName name = new ObjectName(Metrics.NAME);
    try (Tunnels first = new Tunnels(ProxySettings.defaults());
        Tunnels second = new Tunnels(ProxySettings.defaults())) {
      metrics.publish(first);
      metrics.publish(second);
      assertThat(server.getAttribute(name, "OpenTunnels")).isEqualTo(0);
      assertThat(server.getAttribute(name, "TunnelsOpened")).isEqualTo(0L);
      assertThat(server.getAttribute(name, "TunnelBytesFromClients")).isEqualTo(0L);
      assertThat(server.getAttribute(name, "TunnelBytesFromOrigins")).isEqualTo(0L);

      metrics.withdraw();
      assertThat(server.isRegistered(name)).isFalse();
      metrics.withdraw();
    }
  }
}
