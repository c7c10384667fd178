package io.github.jakartadockerengine.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** What an engine says of itself, and what is said of one that does not answer. */
interface ReachabilityContract extends FixtureUser {

  @Test
  default void info_says_which_engine_answers_where_and_how_containers_are_reached() {
    EngineInfo info = engine().info();
    assertThat(info.product()).matches(".*Engine \\S+");
    assertThat(info.address()).isEqualTo(engine().address());
    assertThat(info.addressing()).startsWith("Containers are reached ").endsWith(".");
  }

  @Test
  default void an_engine_that_does_not_answer_is_unreachable_with_a_remedy() {
    try (ContainerEngine unreachable = fixture().unreachableEngine()) {
      assertThatThrownBy(() -> unreachable.list(Map.of()))
          .isInstanceOf(EngineUnreachableException.class)
          .hasMessageContaining(unreachable.address())
          .message()
          .endsWith(".");
    }
  }

  @Test
  default void watching_an_engine_that_does_not_answer_fails_at_once() {
    var listener = new RecordingListener();
    try (ContainerEngine unreachable = fixture().unreachableEngine()) {
      assertThatThrownBy(() -> unreachable.watch(listener))
          .isInstanceOf(EngineUnreachableException.class);
    }
    assertThat(listener.losses()).isEmpty();
  }

  @Test
  default void an_engine_that_does_not_answer_can_be_made_and_closed() {
    assertThatCode(() -> fixture().unreachableEngine().close()).doesNotThrowAnyException();
  }
}
