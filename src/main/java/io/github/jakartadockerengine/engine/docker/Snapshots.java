package io.github.jakartadockerengine.engine.docker;

import com.github.dockerjava.api.model.Container;
import io.github.jakartadockerengine.container.ContainerName;
import io.github.jakartadockerengine.engine.ContainerAddress;
import io.github.jakartadockerengine.engine.ContainerId;
import io.github.jakartadockerengine.engine.ContainerLabels;
import io.github.jakartadockerengine.engine.ContainerSnapshot;
import io.github.jakartadockerengine.engine.ContainerState;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Makes snapshots of one entry each of the engine's list of containers. */
final class Snapshots {

  private final ContainerLabels labels;
  private final AddressFinder addresses;

  Snapshots(ContainerLabels labels, Reach reach) {
    this.labels = labels;
    this.addresses = new AddressFinder(reach);
  }

  /** Empty when the container's name is not valid here. */
  Optional<ContainerSnapshot> of(Container container) {
    return name(container).map(name -> of(container, name));
  }

  private ContainerSnapshot of(Container container, ContainerName name) {
    ContainerState state = state(container.getState());
    return new ContainerSnapshot(
        new ContainerId(container.getId()),
        name,
        container.getImage(),
        state,
        container.getStatus(),
        Instant.ofEpochSecond(container.getCreated()),
        labelsOf(container),
        state == ContainerState.RUNNING ? address(container) : Optional.empty());
  }

  private Optional<ContainerAddress> address(Container container) {
    return labels.port(labelsOf(container)).stream()
        .boxed()
        .flatMap(port -> addresses.find(container, port).stream())
        .findFirst();
  }

  private static Map<String, String> labelsOf(Container container) {
    return Objects.requireNonNullElse(container.getLabels(), Map.of());
  }

  /** Names start with a slash; one with two of them is a link's alias. */
  private static Optional<ContainerName> name(Container container) {
    return Stream.ofNullable(container.getNames())
        .flatMap(Arrays::stream)
        .filter(name -> name.startsWith("/"))
        .map(name -> name.substring(1))
        .filter(ContainerName::isValid)
        .findFirst()
        .map(ContainerName::new);
  }

  private static ContainerState state(String state) {
    return switch (state) {
      case "created" -> ContainerState.CREATED;
      case "running" -> ContainerState.RUNNING;
      case "paused" -> ContainerState.PAUSED;
      case "restarting" -> ContainerState.RESTARTING;
      case "exited" -> ContainerState.EXITED;
      case "removing" -> ContainerState.REMOVING;
      default -> ContainerState.UNKNOWN;
    };
  }
}
