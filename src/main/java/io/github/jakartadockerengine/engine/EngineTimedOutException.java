package io.github.jakartadockerengine.engine;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The engine did not answer in time. What was asked may still happen. */
public final class EngineTimedOutException extends ContainerEngineException {

  private static final long serialVersionUID = 1L;

  /**
   * @param operation what was asked, such as {@code list containers}
   * @param address where the engine is
   * @param limit how long it was waited for
   * @param cause what ended the wait, if anything
   */
  public EngineTimedOutException(
      String operation, String address, Duration limit, @Nullable Throwable cause) {
    super(
        "The container engine at %s did not %s within %d s. Look at the engine's own log, then try again."
            .formatted(address, operation, limit.toSeconds()),
        cause);
  }
}
