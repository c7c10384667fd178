package io.github.jakartadockerengine.lifecycle;

import io.github.jakartadockerengine.engine.ContainerAddress;
import io.github.jakartadockerengine.engine.ContainerId;
import io.github.jakartadockerengine.engine.ContainerSnapshot;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * All containers that are routed, by name, in memory. Reading is one map look-up without a lock; it
 * is on the way of every request. Safe for use by several threads.
 */
public final class RouteTable {

  private final Map<String, Route> routes = new ConcurrentHashMap<>();

  /** The names that have upper case, by their lower case: the first in order when several do. */
  private final Map<String, String> namesByLowerCase = new ConcurrentHashMap<>();

  private final ReadinessProbe probe;

  /**
   * An empty table.
   *
   * @param probe finds out when a container in the table answers
   */
  public RouteTable(ReadinessProbe probe) {
    this.probe = probe;
  }

  /**
   * What is known of a container.
   *
   * @param name any text
   */
  public Optional<Route> find(String name) {
    return Optional.ofNullable(routes.get(name));
  }

  /**
   * The name of a container that is this text when case does not matter: the text itself when that
   * is one's name, or when none is found.
   *
   * @param text any text
   */
  public String nameIgnoringCase(String text) {
    return routes.containsKey(text)
        ? text
        : namesByLowerCase.getOrDefault(text.toLowerCase(Locale.ROOT), text);
  }

  /** All routes, ordered by name. */
  public List<Route> all() {
    return routes.values().stream()
        .sorted((a, b) -> a.container().name().compareTo(b.container().name()))
        .toList();
  }

  /** Makes the table say what the engine says now: all that is not in the list is gone. */
  public void replaceAll(Collection<ContainerSnapshot> containers) {
    Set<String> names = containers.stream().map(c -> c.name().value()).collect(Collectors.toSet());
    routes.keySet().retainAll(names);
    namesByLowerCase.values().retainAll(names);
    containers.forEach(this::put);
  }

  /**
   * Adds a container or what is new about it. It stays live when it is the same one, still runs and
   * has not moved.
   */
  public void put(ContainerSnapshot container) {
    Route route =
        routes.compute(
            container.name().value(),
            (name, old) ->
                new Route(container, old != null && old.live() && isSame(old, container)));
    putLowerCase(container.name().value());
    if (!route.live() && container.isRunning()) {
      container.address().ifPresent(address -> probe(container, address));
    }
  }

  /** Takes a container's route away. */
  public void remove(ContainerSnapshot container) {
    routes.computeIfPresent(
        container.name().value(), (name, route) -> is(route, container.id()) ? null : route);
  }

  private void putLowerCase(String name) {
    String lowerCase = name.toLowerCase(Locale.ROOT);
    if (!lowerCase.equals(name)) {
      namesByLowerCase.merge(
          lowerCase, name, (one, other) -> one.compareTo(other) < 0 ? one : other);
    }
  }

  private void probe(ContainerSnapshot container, ContainerAddress address) {
    probe.probe(container.id(), address, () -> isWaiting(container), () -> answered(container));
  }

  private boolean isWaiting(ContainerSnapshot container) {
    return find(container.name().value())
        .filter(route -> !route.live() && isSame(route, container))
        .isPresent();
  }

  private void answered(ContainerSnapshot container) {
    routes.computeIfPresent(
        container.name().value(),
        (name, route) -> isSame(route, container) ? new Route(route.container(), true) : route);
  }

  /**
   * A live container's web application did not accept a connection: it has to answer again before
   * it is live.
   *
   * @param name any text
   */
  public void refused(String name) {
    Route route =
        routes.computeIfPresent(name, (n, r) -> r.live() ? new Route(r.container(), false) : r);
    if (route != null) {
      put(route.container());
    }
  }

  private static boolean isSame(Route route, ContainerSnapshot container) {
    return is(route, container.id())
        && route.container().isRunning()
        && container.isRunning()
        && route.container().address().equals(container.address());
  }

  private static boolean is(Route route, ContainerId id) {
    return route.container().id().equals(id);
  }
}
