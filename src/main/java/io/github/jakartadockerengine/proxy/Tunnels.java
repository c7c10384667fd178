package io.github.jakartadockerengine.proxy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * All open tunnels, by their origins' names, and the thread that waits for their origins.
 * Thread-safe; nothing in it blocks. To be closed when the proxy is no longer used.
 */
public final class Tunnels implements ProxyMXBean, AutoCloseable {

  private final ProxySettings settings;
  private final SelectorLoop loop = new SelectorLoop("tunnels", now -> {});
  private final Map<String, Set<UpgradeTunnel>> open = new ConcurrentHashMap<>();

  /** Whether the server may hand connections over; found out once. */
  private volatile boolean handedOver = true;

  private final LongAdder opened = new LongAdder();
  private final LongAdder fromClients = new LongAdder();
  private final LongAdder fromOrigins = new LongAdder();

  /** Starts the thread. */
  public Tunnels(ProxySettings settings) {
    this.settings = settings;
  }

  /**
   * For how long nothing has moved in any of an origin's tunnels; empty when it has none.
   *
   * @param name the origin's name
   */
  public Optional<Duration> idle(String name) {
    long now = System.nanoTime();
    return open.getOrDefault(name, Set.of()).stream()
        .map(tunnel -> Duration.ofNanos(Math.max(0, now - tunnel.lastActivity())))
        .min(Duration::compareTo);
  }

  /**
   * Closes all tunnels of an origin that is gone.
   *
   * @param name the origin's name
   */
  public void close(String name) {
    List.copyOf(open.getOrDefault(name, Set.of())).forEach(UpgradeTunnel::close);
  }

  /** Closes all tunnels and ends the thread. */
  @Override
  public void close() {
    List.copyOf(open.keySet()).forEach(this::close);
    loop.close();
  }

  @Override
  public int getOpenTunnels() {
    return open.values().stream().mapToInt(Set::size).sum();
  }

  @Override
  public long getTunnelsOpened() {
    return opened.sum();
  }

  @Override
  public long getTunnelBytesFromClients() {
    return fromClients.sum();
  }

  @Override
  public long getTunnelBytesFromOrigins() {
    return fromOrigins.sum();
  }

  SelectorLoop loop() {
    return loop;
  }

  ProxySettings settings() {
    return settings;
  }

  /** Whether to ask the server for a client's connection. */
  boolean areHandedOver() {
    return handedOver;
  }

  /** The server does not hand connections over after {@code startAsync}. */
  void areNotHandedOver() {
    handedOver = false;
  }

  void opened(UpgradeTunnel tunnel) {
    opened.increment();
    open.compute(tunnel.name(), (name, others) -> with(tunnel, others));
  }

  void closed(UpgradeTunnel tunnel) {
    open.computeIfPresent(
        tunnel.name(), (name, all) -> all.remove(tunnel) && all.isEmpty() ? null : all);
  }

  void countFromClient(int bytes) {
    fromClients.add(bytes);
  }

  void countFromOrigin(int bytes) {
    fromOrigins.add(bytes);
  }

  private static Set<UpgradeTunnel> with(
      UpgradeTunnel tunnel, @Nullable Set<UpgradeTunnel> others) {
    Set<UpgradeTunnel> all = others == null ? ConcurrentHashMap.newKeySet() : others;
    all.add(tunnel);
    return all;
  }
}
