package io.github.jakartadockerengine.demo;

import io.github.jakartadockerengine.container.InvalidSpecException;
import io.github.jakartadockerengine.engine.ContainerEngineException;
import io.github.jakartadockerengine.engine.ContainerNotFoundException;
import io.github.jakartadockerengine.engine.EngineTimedOutException;
import io.github.jakartadockerengine.engine.EngineUnreachableException;
import io.github.jakartadockerengine.engine.NameInUseException;
import io.github.jakartadockerengine.engine.NotOursException;
import io.github.jakartadockerengine.security.CrossSiteRequestException;
import io.github.jakartadockerengine.security.CsrfTokenMismatchException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a client is told when a request failed.
 *
 * @param status the HTTP status
 * @param message what failed and what to do, fit to be shown
 * @param field the form field that is to blame; empty when there is none
 */
public record Failure(int status, String message, String field) {

  /** The first that fits counts. */
  private static final Map<Class<? extends Throwable>, Integer> STATUS = new LinkedHashMap<>();

  static {
    STATUS.put(InvalidFieldException.class, 400);
    STATUS.put(InvalidSpecException.class, 400);
    STATUS.put(CrossSiteRequestException.class, 403);
    STATUS.put(CsrfTokenMismatchException.class, 403);
    STATUS.put(NotOursException.class, 403);
    STATUS.put(ContainerNotFoundException.class, 404);
    STATUS.put(UploadNotFoundException.class, 404);
    STATUS.put(MethodNotAllowedException.class, 405);
    STATUS.put(NameInUseException.class, 409);
    STATUS.put(LengthRequiredException.class, 411);
    STATUS.put(UploadTooLargeException.class, 413);
    STATUS.put(EngineUnreachableException.class, 503);
    STATUS.put(EngineTimedOutException.class, 503);
    STATUS.put(ContainerEngineException.class, 502);
  }

  private static final Failure UNFORESEEN =
      new Failure(500, "Something went wrong here. The server's log says what.", "");

  /** What is told of an exception; the message of one that was not foreseen is kept back. */
  static Failure of(Throwable cause) {
    return STATUS.entrySet().stream()
        .filter(entry -> entry.getKey().isInstance(cause))
        .findFirst()
        .map(
            entry ->
                new Failure(entry.getValue(), String.valueOf(cause.getMessage()), field(cause)))
        .orElse(UNFORESEEN);
  }

  /** Whether nobody is told what happened, so that it has to be logged. */
  boolean isUnforeseen() {
    return equals(UNFORESEEN);
  }

  private static String field(Throwable cause) {
    if (cause instanceof InvalidFieldException invalid) {
      return invalid.field();
    }
    if (cause instanceof NameInUseException) {
      return LaunchForm.CONTAINER_NAME;
    }
    return cause instanceof UploadTooLargeException || cause instanceof LengthRequiredException
        ? UploadServlet.FIELD
        : "";
  }
}
