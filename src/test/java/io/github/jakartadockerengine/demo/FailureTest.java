package io.github.jakartadockerengine.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.jakartadockerengine.container.ContainerName;
import io.github.jakartadockerengine.container.ImageName;
import io.github.jakartadockerengine.container.InvalidSpecException;
import io.github.jakartadockerengine.engine.ContainerNotFoundException;
import io.github.jakartadockerengine.engine.ContainerStartFailedException;
import io.github.jakartadockerengine.engine.EngineFailedException;
import io.github.jakartadockerengine.engine.EngineTimedOutException;
import io.github.jakartadockerengine.engine.EngineUnreachableException;
import io.github.jakartadockerengine.engine.ImageNotFoundException;
import io.github.jakartadockerengine.engine.NameInUseException;
import io.github.jakartadockerengine.engine.NotOursException;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FailureTest {

  private static final ContainerName NAME = new ContainerName("mine");

  @ParameterizedTest
  @MethodSource("failures")
  void each_failure_has_its_status_and_tells_its_message(RuntimeException cause, int status) {
    assertThat(Failure.of(cause).status()).isEqualTo(status);
    assertThat(Failure.of(cause).message()).isEqualTo(cause.getMessage());
  }

  static Stream<Arguments> failures() {
    return Stream.of(
        arguments(new InvalidSpecException("bad"), 400),
        arguments(new NotOursException(NAME), 403),
        arguments(new ContainerNotFoundException("mine"), 404),
        arguments(new UploadNotFoundException("a"), 404),
        arguments(new MethodNotAllowedException("POST"), 405),
        arguments(new NameInUseException(NAME, null), 409),
        arguments(new LengthRequiredException(), 411),
        arguments(new UploadTooLargeException(1), 413),
        arguments(new ContainerStartFailedException(NAME, "r", null), 502),
        arguments(new EngineFailedException("list", "a", "r", null), 502),
        arguments(new ImageNotFoundException(new ImageName("i"), "r", null), 502),
        arguments(new EngineTimedOutException("list", "a", Duration.ZERO, null), 503),
        arguments(new EngineUnreachableException("a", "r", "m", null), 503));
  }

  @Test
  void what_was_not_foreseen_keeps_its_message_back() {
    Failure failure = Failure.of(new IllegalStateException("secret"));
    assertThat(failure.status()).isEqualTo(500);
    assertThat(failure.message()).doesNotContain("secret");
  }

  @Test
  void a_name_in_use_is_shown_at_the_name() {
    assertThat(Failure.of(new NameInUseException(NAME, null)).field()).isEqualTo("container_name");
  }
}
