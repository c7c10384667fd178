package io.github.jakartadockerengine.proxy;

/** What can be seen of the proxy through JMX. Counters begin at the application's start. */
public interface ProxyMXBean {

  /** How many tunnels (WebSockets and other upgrades) are open. */
  int getOpenTunnels();

  /** How many tunnels were opened. */
  long getTunnelsOpened();

  /** How many bytes tunnels have carried from clients to origins. */
  long getTunnelBytesFromClients();

  /** How many bytes tunnels have carried from origins to clients. */
  long getTunnelBytesFromOrigins();
}
