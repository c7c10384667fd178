package io.github.jakartadockerengine.engine;

import org.jspecify.annotations.Nullable;

/** The engine answered, but refused or failed in a way that has no exception of its own. */
public final class EngineFailedException extends ContainerEngineException {

  private static final long serialVersionUID = 1L;

  /**
   * @param operation what was asked, such as {@code list containers}
   * @param address where the engine is
   * @param reason what the engine said
   * @param cause the client library's exception, if any
   */
  public EngineFailedException(
      String operation, String address, String reason, @Nullable Throwable cause) {
    super(
        "The container engine at %s could not %s: %s".formatted(address, operation, reason), cause);
  }
}
