package io.github.jakartadockerengine.engine.docker;

import io.github.jakartadockerengine.container.ContainerName;
import io.github.jakartadockerengine.container.ContainerSpec;
import io.github.jakartadockerengine.container.ImageName;
import io.github.jakartadockerengine.engine.ContainerEngineException;
import io.github.jakartadockerengine.engine.ContainerId;
import io.github.jakartadockerengine.engine.ContainerNotFoundException;
import io.github.jakartadockerengine.engine.ContainerStartFailedException;
import io.github.jakartadockerengine.engine.ImageNotFoundException;
import io.github.jakartadockerengine.engine.NameInUseException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * What is asked of the engine.
 *
 * @param what completes "could not …"
 * @param limit how long the answer is waited for
 * @param meaning what a refusal means; empty when it has no exception of its own
 */
record Operation(
    String what,
    Function<Deadlines, Duration> limit,
    Function<Refusal, Optional<ContainerEngineException>> meaning) {

  private static final int NOT_FOUND = 404;
  private static final int CONFLICT = 409;

  static Operation question(String what) {
    return new Operation(what, Deadlines::question, refusal -> Optional.empty());
  }

  static Operation change(String what) {
    return new Operation(what, Deadlines::change, refusal -> Optional.empty());
  }

  static Operation log(ContainerId id) {
    return new Operation(
        "read the log of container " + id,
        Deadlines::question,
        refusal -> when(refusal.status() == NOT_FOUND, new ContainerNotFoundException(id.value())));
  }

  static Operation pull(ImageName image) {
    return new Operation(
        "pull image " + image,
        Deadlines::pull,
        refusal ->
            Optional.of(new ImageNotFoundException(image, refusal.reason(), refusal.cause())));
  }

  static Operation create(ContainerSpec spec) {
    return new Operation(
        "create container " + spec.name(), Deadlines::change, refusal -> notCreated(spec, refusal));
  }

  static Operation start(ContainerName name) {
    return new Operation(
        "start container " + name,
        Deadlines::change,
        refusal ->
            Optional.of(
                new ContainerStartFailedException(name, refusal.reason(), refusal.cause())));
  }

  private static Optional<ContainerEngineException> notCreated(
      ContainerSpec spec, Refusal refusal) {
    if (refusal.status() == NOT_FOUND) {
      return Optional.of(
          new ImageNotFoundException(spec.image(), refusal.reason(), refusal.cause()));
    }
    // Podman answers 500 for a name in use.
    boolean inUse = refusal.status() == CONFLICT || refusal.reason().contains("already in use");
    return when(inUse, new NameInUseException(spec.name(), refusal.cause()));
  }

  private static Optional<ContainerEngineException> when(
      boolean condition, ContainerEngineException exception) {
    return condition ? Optional.of(exception) : Optional.empty();
  }
}
