package io.github.jakartadockerengine.engine;

import io.github.jakartadockerengine.container.ContainerName;
import io.github.jakartadockerengine.container.ContainerSpec;
import io.github.jakartadockerengine.container.ContainerSpecBuilder;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** An engine under test, and what the port cannot say of its containers. */
public interface EngineFixture extends AutoCloseable {

  /** An image that neither an engine nor a registry has. */
  String ABSENT_IMAGE = "registry.invalid/no/such-image:1";

  /** How many names were given. */
  AtomicInteger NAMES = new AtomicInteger();

  /** The engine under test. */
  ContainerEngine engine();

  /** An engine at an address where none answers. */
  ContainerEngine unreachableEngine();

  /** The labels by which the engine under test knows its containers. */
  ContainerLabels labels();

  /** An image that the engine has, with a shell and a web server on port 80. */
  String image();

  /** An image that the engine has, whose command does not exist. */
  String brokenImage();

  /** A name that no container has; each comes behind the one before. */
  default ContainerName newName() {
    return new ContainerName("%s-%04d".formatted(labels().installation(), NAMES.incrementAndGet()));
  }

  /** Begins a specification with a new name. */
  default ContainerSpecBuilder spec() {
    return ContainerSpec.of(image(), newName().value());
  }

  /** Launches a container with every default. */
  default ContainerSnapshot launch() {
    return launch(spec().build());
  }

  /** Launches a container of ours. */
  default ContainerSnapshot launch(ContainerSpec spec) {
    return engine().launch(spec, labels().of(spec));
  }

  /** Starts a container past the port. */
  ContainerId startByHand(ContainerName name, Map<String, String> labels);

  /** Ends a container's process. */
  void exit(ContainerId id);

  /** Makes a container's process write a line to its standard output. */
  void say(ContainerId id, String line);

  /** The content of a file in a container. */
  String read(ContainerId id, String path);

  /** Writes a file as a process of the container. */
  void write(ContainerId id, String path, String content);

  /** The value of an environment variable in a container. */
  String variable(ContainerId id, String name);

  /** The names of a container's volumes. */
  List<String> volumes(ContainerId id);

  /** Whether there is a volume of this name. */
  boolean hasVolume(String volume);

  /** Removes every container of this fixture, and closes the engine. */
  @Override
  void close();
}
