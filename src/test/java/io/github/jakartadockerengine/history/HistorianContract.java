package io.github.jakartadockerengine.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.github.jakartadockerengine.container.ContainerName;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What every historian does, also one that keeps nothing. */
abstract class HistorianContract {

  static final ContainerName NAME = new ContainerName("my-server");
  static final Instant TIME = Instant.parse("2026-11-22T18:00:00.120Z");

  /** The historian of the running test, without any history. */
  abstract Historian historian();

  static HistoryEntry entry(String path) {
    return new HistoryEntry(TIME, path);
  }

  @Test
  void an_unknown_container_has_no_history() {
    assertThat(historian().history(NAME, 10)).isEmpty();
    assertThat(historian().lastRequest(NAME)).isEmpty();
  }

  @Test
  void a_new_container_has_no_history() {
    historian().begin(NAME);

    assertThat(historian().history(NAME, 10)).isEmpty();
    assertThat(historian().lastRequest(NAME)).isEmpty();
  }

  @Test
  void closing_twice_is_harmless() {
    historian().close();

    assertThatCode(historian()::close).doesNotThrowAnyException();
  }

  @Test
  void a_request_after_the_end_costs_nothing() {
    historian().close();

    assertThatCode(() -> historian().record(NAME, entry("/docker/my-server/")))
        .doesNotThrowAnyException();
    assertThat(historian().history(NAME, 10)).isEmpty();
  }
}
