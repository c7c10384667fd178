package io.github.jakartadockerengine.engine;

import io.github.jakartadockerengine.container.ContainerName;
import org.jspecify.annotations.Nullable;

/** Another container has the name. */
public final class NameInUseException extends ContainerEngineException {

  private static final long serialVersionUID = 1L;

  /**
   * @param name the name
   * @param cause the client library's exception, if any
   */
  public NameInUseException(ContainerName name, @Nullable Throwable cause) {
    super(
        "Container name \"%s\" is in use. Kill that container first or choose another name."
            .formatted(name),
        cause);
  }
}
