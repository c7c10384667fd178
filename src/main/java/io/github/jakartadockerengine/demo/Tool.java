package io.github.jakartadockerengine.demo;

import io.github.jakartadockerengine.container.ContainerName;
import io.github.jakartadockerengine.container.ContainerSpec;
import io.github.jakartadockerengine.container.ContainerSpecBuilder;
import io.github.jakartadockerengine.container.ImageName;
import io.github.jakartadockerengine.container.InputDelivery;
import io.github.jakartadockerengine.container.InputJson;
import io.github.jakartadockerengine.container.MemorySize;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;

/**
 * A web tool that can be launched on files. Immutable.
 *
 * @param name what people choose it by
 * @param description what it does, in a sentence
 * @param image the image to launch
 * @param port the port that the tool listens on
 * @param cpus how many CPUs it may use; empty means the usual number
 * @param memory how much memory is set aside for it, if any
 * @param defaultParameters the parameters that a person starts from
 * @param defaultFiles the files that a person starts from: names of uploaded files or URLs
 * @param extraDirectories directories that become volumes
 * @param deliveries how the tool gets its input
 * @param input the tool's input
 */
public record Tool(
    String name,
    String description,
    ImageName image,
    int port,
    Optional<Double> cpus,
    Optional<MemorySize> memory,
    JsonValue defaultParameters,
    List<String> defaultFiles,
    List<String> extraDirectories,
    List<InputDelivery> deliveries,
    InputTemplate input) {

  private static final InputDelivery ENVIRONMENT = new InputDelivery.EnvironmentVariable();

  /** The container of this tool that has a name and an input. */
  ContainerSpec container(ContainerName containerName, InputJson json) {
    ContainerSpecBuilder spec =
        ContainerSpec.of(image.value(), containerName.value()).input(json).port(port);
    cpus.ifPresent(spec::cpus);
    memory.ifPresent(spec::memoryReservation);
    extraDirectories.forEach(spec::extraDirectory);
    deliveries.stream().filter(d -> isPossible(d, json)).forEach(spec::deliver);
    return spec.build();
  }

  /** A large input is left out of the environment when the tool finds it elsewhere, too. */
  private boolean isPossible(InputDelivery delivery, InputJson json) {
    return !delivery.equals(ENVIRONMENT)
        || deliveries.size() == 1
        || json.utf8().length <= InputDelivery.EnvironmentVariable.MAX_BYTES;
  }
}
