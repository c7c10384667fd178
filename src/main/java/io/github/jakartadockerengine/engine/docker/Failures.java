package io.github.jakartadockerengine.engine.docker;

import com.github.dockerjava.api.exception.DockerException;
import io.github.jakartadockerengine.engine.ContainerEngineException;
import io.github.jakartadockerengine.engine.EngineFailedException;
import io.github.jakartadockerengine.engine.EngineTimedOutException;
import io.github.jakartadockerengine.engine.EngineUnreachableException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;

/** Translates whatever went wrong with an engine into the port's exceptions. */
final class Failures {

  private static final String START_IT =
      "Start the Docker Engine, or set docker-host (DOCKER_HOST) to where it runs.";

  private final DockerSettings settings;

  Failures(DockerSettings settings) {
    this.settings = settings;
  }

  /**
   * @param limit how long the answer was waited for
   */
  ContainerEngineException translate(Operation operation, Duration limit, Throwable failure) {
    Throwable cause = unwrapped(failure);
    if (cause instanceof ContainerEngineException translated) {
      return translated;
    }
    if (cause instanceof DockerException refused) {
      return refused(operation, Refusal.of(refused));
    }
    if (cause instanceof TimeoutException) {
      return new EngineTimedOutException(operation.what(), settings.host(), limit, cause);
    }
    if (cause instanceof IOException broken) {
      return unreachable(broken);
    }
    return failed(operation, reason(cause), cause);
  }

  /** A stream that the engine ended in good order, as it does when it stops. */
  EngineUnreachableException streamEnded() {
    return new EngineUnreachableException(
        settings.host(), "it closed its stream of events", START_IT, null);
  }

  private ContainerEngineException refused(Operation operation, Refusal refusal) {
    if (refusal.reason().contains("HTTP request to an HTTPS server")) {
      return new EngineUnreachableException(
          settings.host(),
          refusal.reason(),
          "Set docker-tls-verify (DOCKER_TLS_VERIFY=1) and docker-cert-path (DOCKER_CERT_PATH).",
          refusal.cause());
    }
    return operation
        .meaning()
        .apply(refusal)
        .orElseGet(() -> failed(operation, refusal.reason(), refusal.cause()));
  }

  private EngineFailedException failed(Operation operation, String reason, Throwable cause) {
    return new EngineFailedException(operation.what(), settings.host(), reason, cause);
  }

  private EngineUnreachableException unreachable(IOException broken) {
    Throwable root = root(broken);
    String reason = root instanceof UnknownHostException ? "the host is unknown" : reason(root);
    return new EngineUnreachableException(settings.host(), reason, remedy(root), broken);
  }

  private String remedy(Throwable root) {
    if (root instanceof UnknownHostException) {
      return "Correct docker-host (DOCKER_HOST).";
    }
    if (settings.isTls() && !(root instanceof ConnectException)) {
      // An engine that refuses a certificate may close the connection before it says why.
      return "Check that the engine runs, and that docker-cert-path (DOCKER_CERT_PATH) holds the ca.pem, cert.pem and key.pem that it expects.";
    }
    if (settings.isLocal() && reason(root).contains("Permission denied")) {
      return "Add the user who runs this application to the group docker, then start the application anew.";
    }
    return START_IT;
  }

  private static String reason(Throwable cause) {
    if (cause instanceof RejectedExecutionException) {
      return "the application has closed its connection";
    }
    if (cause instanceof InterruptedException) {
      return "the wait was interrupted";
    }
    return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
  }

  /** docker-java wraps an I/O failure in a bare RuntimeException. */
  private static Throwable unwrapped(Throwable failure) {
    boolean wrapper =
        failure instanceof ExecutionException || failure.getClass() == RuntimeException.class;
    Throwable cause = failure.getCause();
    return wrapper && cause != null ? unwrapped(cause) : failure;
  }

  private static Throwable root(Throwable failure) {
    Throwable cause = failure.getCause();
    return cause == null ? failure : root(cause);
  }
}
