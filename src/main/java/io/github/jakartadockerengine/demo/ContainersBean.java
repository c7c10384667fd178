package io.github.jakartadockerengine.demo;

import io.github.jakartadockerengine.lifecycle.ContainerService;
import io.github.jakartadockerengine.lifecycle.EngineStatus;
import io.github.jakartadockerengine.lifecycle.RouteSynchronizer;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** The containers that the home page shows, from memory. */
@Named("containers")
@RequestScoped
public class ContainersBean {

  private final ContainerService containers;
  private final RouteSynchronizer engine;

  @Inject
  ContainersBean(ContainerService containers, RouteSynchronizer engine) {
    this.containers = containers;
    this.engine = engine;
  }

  /** All routed containers, ordered by name. */
  public List<ContainerRow> getRows() {
    return containers.routes().stream().map(r -> ContainerRow.of(r, containers)).toList();
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
}
