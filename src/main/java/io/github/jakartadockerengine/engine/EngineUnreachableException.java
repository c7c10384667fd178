package io.github.jakartadockerengine.engine;

import org.jspecify.annotations.Nullable;

/** No engine answers at the configured address. */
public final class EngineUnreachableException extends ContainerEngineException {

  private static final long serialVersionUID = 1L;

  /**
   * @param address where one was looked for
   * @param reason why there was no connection
   * @param remedy what to do, a sentence
   * @param cause the underlying exception, if any
   */
  public EngineUnreachableException(
      String address, String reason, String remedy, @Nullable Throwable cause) {
    super("No container engine answers at %s: %s. %s".formatted(address, reason, remedy), cause);
  }
}
