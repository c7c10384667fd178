package io.github.jakartadockerengine.engine;

import io.github.jakartadockerengine.container.ContainerName;

/** A container was not launched by this installation, so that it is not touched. */
public final class NotOursException extends ContainerEngineException {

  private static final long serialVersionUID = 1L;

  /**
   * @param name which container
   */
  public NotOursException(ContainerName name) {
    super(
        "Container \"%s\" was not launched by this installation, so it is left alone. Whoever started it can remove it."
            .formatted(name),
        null);
  }
}
