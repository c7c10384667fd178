package io.github.jakartadockerengine.engine;

import io.github.jakartadockerengine.container.ContainerName;

/** A container has no label that says which port it listens on. */
public final class NoPortLabelException extends ContainerEngineException {

  private static final long serialVersionUID = 1L;

  /**
   * @param name which container
   * @param label the name of the label
   */
  public NoPortLabelException(ContainerName name, String label) {
    super(
        "Container \"%s\" has no usable label %s: must be the port it listens on, 1 to 65535. Start it with --label %s=PORT."
            .formatted(name, label, label),
        null);
  }
}
