package io.github.jakartadockerengine.engine.docker;

import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.Mount;
import com.github.dockerjava.api.model.MountType;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.Ports.Binding;
import io.github.jakartadockerengine.container.ContainerSpec;
import io.github.jakartadockerengine.container.InputDelivery;
import io.github.jakartadockerengine.engine.ContainerId;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The requests that make one container.
 *
 * @param spec what to launch
 * @param labels all labels
 */
record ContainerLaunch(ContainerSpec spec, Map<String, String> labels) {

  private static final double NANOS_PER_CPU = 1e9;

  /**
   * One name for the engine's host, on Linux as on Docker Desktop, so that a container can fetch
   * its input from the application.
   */
  private static final String HOST = "host.docker.internal:host-gateway";

  ContainerId create(Session session) {
    var created =
        session
            .control()
            .createContainerCmd(spec.image().value())
            .withName(spec.name().value())
            .withLabels(labels)
            .withEnv(environment())
            .withExposedPorts(port())
            .withHostConfig(hostConfig(session.reach()))
            .exec();
    return new ContainerId(created.getId());
  }

  /** Copies the input file into the container, which must not have been started yet. */
  ContainerId copyInput(Session session, ContainerId id) {
    for (InputDelivery delivery : spec.deliveries()) {
      if (delivery instanceof InputDelivery.File file) {
        byte[] tar = InputTar.of(file.path(), spec.input().utf8());
        session
            .control()
            .copyArchiveToContainerCmd(id.value())
            .withRemotePath("/")
            .withTarInputStream(new ByteArrayInputStream(tar))
            .exec();
      }
    }
    return id;
  }

  private HostConfig hostConfig(Reach reach) {
    HostConfig config =
        HostConfig.newHostConfig()
            .withNanoCPUs(Math.round(spec.cpus() * NANOS_PER_CPU))
            .withExtraHosts(HOST)
            .withMounts(spec.extraDirectories().stream().map(ContainerLaunch::volume).toList());
    spec.memoryReservation().ifPresent(memory -> config.withMemoryReservation(memory.bytes()));
    if (reach.mode() == Addressing.PUBLISHED) {
      config.withPortBindings(new PortBinding(Binding.bindIp(reach.publishAddress()), port()));
    }
    return config;
  }

  /** Without a source the volume is anonymous, and goes with its container. */
  private static Mount volume(String directory) {
    return new Mount().withType(MountType.VOLUME).withTarget(directory);
  }

  private ExposedPort port() {
    return ExposedPort.tcp(spec.port());
  }

  private List<String> environment() {
    return spec.deliveries().stream().flatMap(this::variable).toList();
  }

  private Stream<String> variable(InputDelivery delivery) {
    if (delivery instanceof InputDelivery.EnvironmentVariable) {
      return Stream.of(InputDelivery.EnvironmentVariable.NAME + "=" + spec.input().text());
    }
    if (delivery instanceof InputDelivery.Url url) {
      return Stream.of(InputDelivery.Url.NAME + "=" + url.url());
    }
    return Stream.empty();
  }
}
