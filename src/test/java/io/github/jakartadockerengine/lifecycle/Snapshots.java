package io.github.jakartadockerengine.lifecycle;

import io.github.jakartadockerengine.container.ContainerName;
import io.github.jakartadockerengine.engine.ContainerAddress;
import io.github.jakartadockerengine.engine.ContainerId;
import io.github.jakartadockerengine.engine.ContainerSnapshot;
import io.github.jakartadockerengine.engine.ContainerState;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Snapshots as an engine would make them. */
final class Snapshots {

  private Snapshots() {}

  static ContainerSnapshot running(String name, String id, int port) {
    return of(
        name, id, ContainerState.RUNNING, Optional.of(new ContainerAddress("127.0.0.1", port)));
  }

  static ContainerSnapshot exited(String name, String id) {
    return of(name, id, ContainerState.EXITED, Optional.empty());
  }

  private static ContainerSnapshot of(
      String name, String id, ContainerState state, Optional<ContainerAddress> address) {
    return new ContainerSnapshot(
        new ContainerId(id),
        new ContainerName(name),
        "image:1",
        state,
        state.name(),
        Instant.EPOCH,
        Map.of(),
        address);
  }
}
