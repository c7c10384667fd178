package io.github.jakartadockerengine.engine;

import org.jspecify.annotations.Nullable;

/**
 * An engine could not do what was asked. The message says what failed, on what, the engine's reason
 * and what to do; it is fit to be shown to a person.
 */
public abstract sealed class ContainerEngineException extends RuntimeException
    permits ContainerNotFoundException,
        ContainerStartFailedException,
        EngineFailedException,
        EngineTimedOutException,
        EngineUnreachableException,
        ImageNotFoundException,
        NameInUseException,
        NoPortLabelException,
        NotOursException,
        PortNotExposedException {

  private static final long serialVersionUID = 1L;

  ContainerEngineException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
