package io.github.jakartadockerengine.container;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Collects a {@link ContainerSpec}. Every value has a default: input {@code {}} delivered as a file
 * at {@value InputDelivery.File#DEFAULT_PATH}, no extra directories, no labels, port 80, half a
 * CPU, no memory reservation. Not safe for use by several threads.
 */
public final class ContainerSpecBuilder {

  private final ImageName image;
  private final ContainerName name;
  private InputJson input = InputJson.of(Map.of());
  private final List<InputDelivery> deliveries = new ArrayList<>();
  private final List<String> extraDirectories = new ArrayList<>();
  private final Map<String, String> labels = new LinkedHashMap<>();
  private int port = 80;
  private double cpus = 0.5;
  private @Nullable MemorySize memoryReservation;

  ContainerSpecBuilder(ImageName image, ContainerName name) {
    this.image = image;
    this.name = name;
  }

  /**
   * Sets the input.
   *
   * @param newInput the container's input
   */
  public ContainerSpecBuilder input(InputJson newInput) {
    input = newInput;
    return this;
  }

  /**
   * Adds a way by which the container gets its input; the first one replaces the default file.
   *
   * @param delivery one of each kind at the most
   */
  public ContainerSpecBuilder deliver(InputDelivery delivery) {
    deliveries.add(delivery);
    return this;
  }

  /**
   * Adds a directory that becomes a volume of the container.
   *
   * @param path absolute in the container
   */
  public ContainerSpecBuilder extraDirectory(String path) {
    extraDirectories.add(path);
    return this;
  }

  /**
   * Adds or replaces a label.
   *
   * @param key the label's name
   * @param value its value
   */
  public ContainerSpecBuilder label(String key, String value) {
    labels.put(key, value);
    return this;
  }

  /**
   * Sets the port.
   *
   * @param newPort the port that the container listens on, 1 to 65535
   */
  public ContainerSpecBuilder port(int newPort) {
    port = newPort;
    return this;
  }

  /**
   * Sets the limit of CPUs.
   *
   * @param newCpus how many CPUs the container may use at the most, at least 0.01
   */
  public ContainerSpecBuilder cpus(double newCpus) {
    cpus = newCpus;
    return this;
  }

  /**
   * Sets memory aside.
   *
   * @param reservation how much memory is set aside for the container
   */
  public ContainerSpecBuilder memoryReservation(MemorySize reservation) {
    memoryReservation = reservation;
    return this;
  }

  /**
   * The specification.
   *
   * @throws InvalidSpecException when a part is not valid
   */
  public ContainerSpec build() {
    return new ContainerSpec(
        image,
        name,
        input,
        deliveries.isEmpty() ? List.of(new InputDelivery.File()) : deliveries,
        extraDirectories,
        labels,
        port,
        cpus,
        Optional.ofNullable(memoryReservation));
  }
}
