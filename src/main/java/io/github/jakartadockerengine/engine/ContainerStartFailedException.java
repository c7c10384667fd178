package io.github.jakartadockerengine.engine;

import io.github.jakartadockerengine.container.ContainerName;
import org.jspecify.annotations.Nullable;

/** The engine made a container but could not start it. */
public final class ContainerStartFailedException extends ContainerEngineException {

  private static final long serialVersionUID = 1L;

  /**
   * @param name which container
   * @param reason what the engine said
   * @param cause the client library's exception, if any
   */
  public ContainerStartFailedException(
      ContainerName name, String reason, @Nullable Throwable cause) {
    super("Container \"%s\" could not be started: %s".formatted(name, reason), cause);
  }
}
