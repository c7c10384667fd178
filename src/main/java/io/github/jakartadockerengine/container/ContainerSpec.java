package io.github.jakartadockerengine.container;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that is needed to launch a container. Immutable; {@link ContainerSpecBuilder} has the
 * defaults.
 *
 * @param image the image, with tag
 * @param name the container's name
 * @param input the container's input
 * @param deliveries how the container gets its input: at least one, each kind at most once
 * @param extraDirectories absolute paths, each of which becomes a writable volume that is removed
 *     with the container
 * @param labels a caller's own labels
 * @param port the port that the container listens on, 1 to 65535
 * @param cpus how many CPUs it may use at the most, at least 0.01
 * @param memoryReservation how much memory is set aside for it, a soft limit; empty sets none aside
 */
public record ContainerSpec(
    ImageName image,
    ContainerName name,
    InputJson input,
    List<InputDelivery> deliveries,
    List<String> extraDirectories,
    Map<String, String> labels,
    int port,
    double cpus,
    Optional<MemorySize> memoryReservation) {

  private static final int MAX_PORT = 65_535;
  private static final double MIN_CPUS = 0.01;

  /**
   * @throws InvalidSpecException when a part is not valid
   */
  public ContainerSpec {
    deliveries = List.copyOf(deliveries);
    extraDirectories = List.copyOf(extraDirectories);
    labels = Map.copyOf(labels);
    requireDeliveries(deliveries);
    if (deliveries.contains(new InputDelivery.EnvironmentVariable())) {
      requireFitsEnvironment(input);
    }
    extraDirectories.forEach(d -> AbsolutePath.require("Extra directory", d));
    if (port < 1 || port > MAX_PORT) {
      throw new InvalidSpecException(
          "Container port %d is invalid: must be from 1 to %d.".formatted(port, MAX_PORT));
    }
    if (!(cpus >= MIN_CPUS) || Double.isInfinite(cpus)) {
      throw new InvalidSpecException(
          "CPUs %s are invalid: must be at least %s.".formatted(cpus, MIN_CPUS));
    }
  }

  /**
   * Starts a specification with every default.
   *
   * @param image the image's reference; a missing tag means {@code :latest}
   * @param name the container's name
   * @throws InvalidSpecException when one of them is not valid
   */
  public static ContainerSpecBuilder of(String image, String name) {
    return new ContainerSpecBuilder(new ImageName(image), new ContainerName(name));
  }

  private static void requireDeliveries(List<InputDelivery> deliveries) {
    if (deliveries.isEmpty()) {
      throw new InvalidSpecException(
          "Input delivery is missing: must be at least one of file, environment variable and URL.");
    }
    if (deliveries.stream().map(Object::getClass).distinct().count() < deliveries.size()) {
      throw new InvalidSpecException(
          "Input delivery is invalid: each kind may be given only once.");
    }
  }

  private static void requireFitsEnvironment(InputJson input) {
    int bytes = input.utf8().length;
    if (bytes > InputDelivery.EnvironmentVariable.MAX_BYTES) {
      throw new InvalidSpecException(
          "Input of %d bytes is too large for the environment variable %s: must be at most %d bytes. Deliver it as a file or by URL."
              .formatted(
                  bytes,
                  InputDelivery.EnvironmentVariable.NAME,
                  InputDelivery.EnvironmentVariable.MAX_BYTES));
    }
  }
}
