package io.github.jakartadockerengine.lifecycle;

import io.github.jakartadockerengine.container.ContainerName;
import io.github.jakartadockerengine.container.ContainerSpec;
import io.github.jakartadockerengine.container.ImageName;
import io.github.jakartadockerengine.engine.ContainerEngine;
import io.github.jakartadockerengine.engine.ContainerLabels;
import io.github.jakartadockerengine.engine.ContainerNotFoundException;
import io.github.jakartadockerengine.engine.ContainerSnapshot;
import io.github.jakartadockerengine.engine.LogQuery;
import io.github.jakartadockerengine.engine.NameInUseException;
import io.github.jakartadockerengine.engine.NoPortLabelException;
import io.github.jakartadockerengine.engine.NotOursException;
import io.github.jakartadockerengine.engine.PortNotExposedException;
import io.github.jakartadockerengine.history.Historian;
import io.github.jakartadockerengine.history.HistoryEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * All that can be done with containers. Every method blocks on the engine unless it says that it
 * answers from memory, and then throws {@link
 * io.github.jakartadockerengine.engine.ContainerEngineException}s as {@link ContainerEngine} does.
 * Only containers that this installation launched are ever removed; any container with the port
 * label is routed, and its log and history can be read. Safe for use by several threads.
 */
public final class ContainerService {

  private final ContainerEngine engine;
  private final ContainerLabels labels;
  private final RouteTable routes;
  private final Historian historian;
  private final Optional<String> pathPrefix;
  private final Set<ContainerName> launching = ConcurrentHashMap.newKeySet();

  /**
   * A service; it owns none of its parts.
   *
   * @param engine runs the containers
   * @param labels marks the containers
   * @param routes where launched containers appear
   * @param historian keeps what was requested
   * @param pathPrefix the path below which containers are proxied, such as {@code /docker}; empty
   *     when each has a host of its own only
   */
  public ContainerService(
      ContainerEngine engine,
      ContainerLabels labels,
      RouteTable routes,
      Historian historian,
      Optional<String> pathPrefix) {
    this.engine = engine;
    this.labels = labels;
    this.routes = routes;
    this.historian = historian;
    this.pathPrefix = pathPrefix;
  }

  /**
   * Launches a container, pulling its image first when the engine does not have it. Returns when
   * the container is started; its web application may need longer to answer, see {@link #isLive}.
   *
   * @return the path at which the container is reached, see {@link #path}
   * @throws NameInUseException when a container has the name or is being launched with it
   */
  public String run(ContainerSpec spec) {
    Map<String, String> allLabels = labels.of(spec);
    if (!launching.add(spec.name())) {
      throw new NameInUseException(spec.name(), null);
    }
    try {
      launch(spec, allLabels);
    } finally {
      launching.remove(spec.name());
    }
    return path(spec.name());
  }

  private void launch(ContainerSpec spec, Map<String, String> allLabels) {
    if (engine.find(spec.name()).isPresent()) {
      throw new NameInUseException(spec.name(), null);
    }
    if (!engine.hasImage(spec.image())) {
      engine.pull(spec.image());
    }
    historian.begin(spec.name());
    routes.put(engine.launch(spec, allLabels));
  }

  /** Brings an image to the engine, or its newest version. */
  public void pull(ImageName image) {
    engine.pull(image);
  }

  /** Everything that is routed now, ordered by name, whoever started it. From memory. */
  public List<Route> routes() {
    return routes.all();
  }

  /**
   * The containers of this installation that carry all of some labels, in any state, ordered by
   * name.
   *
   * @param filter names and values; an empty value means any value; an empty map means all
   *     containers
   */
  public List<ContainerSnapshot> list(Map<String, String> filter) {
    Map<String, String> all = new HashMap<>(filter);
    all.putAll(labels.ownership());
    return engine.list(all);
  }

  /**
   * Whether a container was launched by this installation, so that it may be removed. From memory.
   */
  public boolean isOurs(ContainerSnapshot container) {
    return labels.areOurs(container.labels());
  }

  /** Whether a container's web application answers. From memory; false for an unknown name. */
  public boolean isLive(ContainerName name) {
    return routes.find(name.value()).map(Route::live).orElse(false);
  }

  /**
   * The path of a container of this name, whether or not there is one. From memory.
   *
   * @return such as {@code /docker/NAME/}; {@code /} when each has a host of its own only
   */
  public String path(ContainerName name) {
    return pathPrefix.map(prefix -> prefix + "/" + name + "/").orElse("/");
  }

  /**
   * The path at which a running container is reached.
   *
   * @return see {@link #path}
   * @throws ContainerNotFoundException when there is no container of the name
   * @throws NoPortLabelException when it has no port label
   * @throws PortNotExposedException when that port cannot be reached, also because the container
   *     does not run
   */
  public String lookupPath(ContainerName name) {
    ContainerSnapshot container =
        engine.find(name).orElseThrow(() -> new ContainerNotFoundException(name.value()));
    int port =
        labels
            .port(container.labels())
            .orElseThrow(() -> new NoPortLabelException(name, labels.portKey()));
    if (container.address().isEmpty()) {
      throw new PortNotExposedException(name, port);
    }
    return path(name);
  }

  /**
   * The last lines of a container's log.
   *
   * @param name the container
   * @param lines how many at the most, at least 1
   * @throws ContainerNotFoundException when no routed container has the name
   */
  public String log(ContainerName name, int lines) {
    return engine.log(routed(name).id(), LogQuery.last(lines));
  }

  /**
   * What was requested of a container of this name, oldest first; also after it was removed.
   *
   * @param name the container
   * @param limit how many of the newest entries at the most, at least 1
   */
  public List<HistoryEntry> history(ContainerName name, int limit) {
    return historian.history(name, limit);
  }

  /**
   * Removes a container with its volumes, at once.
   *
   * @throws ContainerNotFoundException when no routed container has the name
   * @throws NotOursException when another installation or a person started it
   */
  public void kill(ContainerName name) {
    ContainerSnapshot container = routed(name);
    if (!isOurs(container)) {
      throw new NotOursException(name);
    }
    remove(container);
  }

  /**
   * Removes this installation's containers that carry a label, with their volumes.
   *
   * @param key the label's name
   * @param value its value; empty means any value
   * @return the names of those that were removed
   */
  public List<ContainerName> purgeByLabel(String key, String value) {
    return removeAll(list(Map.of(key, value)));
  }

  /**
   * Removes this installation's containers that have been inactive since a time, with their
   * volumes: made before it, and neither requested nor logging anything since then.
   *
   * @param since the time, to the second
   * @return the names of those that were removed
   */
  public List<ContainerName> purgeInactive(Instant since) {
    return removeAll(list(Map.of()).stream().filter(c -> isInactive(c, since)).toList());
  }

  private boolean isInactive(ContainerSnapshot container, Instant since) {
    return container.created().isBefore(since)
        && historian.lastRequest(container.name()).filter(t -> !t.isBefore(since)).isEmpty()
        && engine.log(container.id(), LogQuery.anySince(since)).isEmpty();
  }

  private ContainerSnapshot routed(ContainerName name) {
    return engine
        .find(name)
        .filter(c -> c.labels().containsKey(labels.portKey()))
        .orElseThrow(() -> new ContainerNotFoundException(name.value()));
  }

  private List<ContainerName> removeAll(List<ContainerSnapshot> containers) {
    List<ContainerName> removed = new ArrayList<>();
    for (ContainerSnapshot container : containers) {
      remove(container);
      removed.add(container.name());
    }
    return removed;
  }

  /** The route goes first, so that no request meets a container on its way out. */
  private void remove(ContainerSnapshot container) {
    routes.remove(container);
    engine.remove(container.id());
  }
}
