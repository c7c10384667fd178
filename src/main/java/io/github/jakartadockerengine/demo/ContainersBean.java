package io.github.jakartadockerengine.demo;

import io.github.jakartadockerengine.lifecycle.ContainerService;
import io.github.jakartadockerengine.lifecycle.EngineStatus;
import io.github.jakartadockerengine.lifecycle.Route;
import io.github.jakartadockerengine.lifecycle.RouteSynchronizer;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;

/** The containers that the home page shows, from memory. */
@Named("containers")
@RequestScoped
public class ContainersBean {

  private final ContainerService containers;
  private final RouteSynchronizer engine;
  private final ContainerLinks links;
  private final HttpServletRequest request;

  @Inject
  ContainersBean(
      ContainerService containers,
      RouteSynchronizer engine,
      ContainerLinks links,
      HttpServletRequest request) {
    this.containers = containers;
    this.engine = engine;
    this.links = links;
    this.request = request;
  }

  /** All routed containers, ordered by name. */
  public List<ContainerRow> getRows() {
    return containers.routes().stream().map(this::row).toList();
  }

  /** Why the engine cannot be used, and what to do; empty while it can. */
  public String getTrouble() {
    return engine.status() instanceof EngineStatus.Unreachable unreachable
        ? unreachable.message()
        : "";
  }

  /** Whether it is not known yet which containers there are. */
  public boolean isConnecting() {
    return engine.status() instanceof EngineStatus.Connecting;
  }

  private ContainerRow row(Route route) {
    return ContainerRow.of(route, links.of(route.container().name(), request), containers);
  }
}
