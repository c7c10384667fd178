package io.github.jakartadockerengine.engine;

import io.github.jakartadockerengine.container.ContainerName;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What an engine said of a container at one moment. Immutable.
 *
 * @param id the engine's identifier
 * @param name the container's name
 * @param image the image's reference as the engine shows it
 * @param state what the container's process does
 * @param status the engine's own words for the state, such as {@code Exited (3) 2 minutes ago}
 * @param created when the container was made, to the engine's precision of a second or better
 * @param labels all labels
 * @param address where the port that the port label names is reached from here; empty when there is
 *     no such label, when the container does not run, or when the port cannot be reached
 */
public record ContainerSnapshot(
    ContainerId id,
    ContainerName name,
    String image,
    ContainerState state,
    String status,
    Instant created,
    Map<String, String> labels,
    Optional<ContainerAddress> address) {

  /** Copies the labels. */
  public ContainerSnapshot {
    labels = Map.copyOf(labels);
  }

  /** Whether the container's process runs. */
  public boolean isRunning() {
    return state == ContainerState.RUNNING;
  }
}
