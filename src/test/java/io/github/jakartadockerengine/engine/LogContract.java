package io.github.jakartadockerengine.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What a container has written. */
interface LogContract extends FixtureUser {

  @Test
  default void a_log_ends_with_what_was_written_last() {
    ContainerId id = fixture().launch().id();
    fixture().say(id, "one");
    fixture().say(id, "two ä漢");
    fixture().say(id, "three");
    assertThat(engine().log(id, LogQuery.last(2))).isEqualTo("two ä漢\nthree\n");
  }

  @Test
  default void a_log_can_begin_at_a_time() {
    ContainerId id = fixture().launch().id();
    fixture().say(id, "early");
    Instant past = Instant.now().minusSeconds(3600);
    Instant future = Instant.now().plusSeconds(3600);
    assertThat(engine().log(id, LogQuery.anySince(past))).isEqualTo("early\n");
    assertThat(engine().log(id, LogQuery.anySince(future))).isEmpty();
  }

  @Test
  default void an_exited_container_still_has_its_log() {
    ContainerId id = fixture().launch().id();
    fixture().say(id, "last words");
    fixture().exit(id);
    assertThat(engine().log(id, LogQuery.last(10))).contains("last words\n");
  }

  @Test
  default void the_log_of_a_container_that_is_gone_is_refused() {
    ContainerId id = fixture().launch().id();
    engine().remove(id);
    assertThatThrownBy(() -> engine().log(id, LogQuery.last(1)))
        .isInstanceOf(ContainerNotFoundException.class)
        .hasMessageContaining(id.value());
  }
}
