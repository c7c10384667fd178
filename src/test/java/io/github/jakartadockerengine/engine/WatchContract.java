package io.github.jakartadockerengine.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What a watch hears. */
interface WatchContract extends FixtureUser {

  @Test
  default void a_watch_hears_a_start() throws InterruptedException {
    var listener = new RecordingListener();
    engine().watch(listener);
    fixture().launch();
    assertThat(listener.hearsChange()).isTrue();
  }

  @Test
  default void a_watch_hears_an_exit() throws InterruptedException {
    ContainerId id = fixture().launch().id();
    var listener = new RecordingListener();
    engine().watch(listener);
    fixture().exit(id);
    assertThat(listener.hearsChange()).isTrue();
  }

  @Test
  default void a_watch_hears_a_removal() throws InterruptedException {
    ContainerId id = fixture().launch().id();
    fixture().exit(id);
    var listener = new RecordingListener();
    engine().watch(listener);
    engine().remove(id);
    assertThat(listener.hearsChange()).isTrue();
  }

  @Test
  default void a_closed_watch_hears_nothing_while_another_does() throws InterruptedException {
    var closed = new RecordingListener();
    var open = new RecordingListener();
    EngineWatch first = engine().watch(closed);
    engine().watch(open);
    first.close();
    first.close();
    boolean heardBefore = closed.hasMoreToSay();
    fixture().launch();
    assertThat(open.hearsChange()).isTrue();
    assertThat(closed.hasMoreToSay()).isEqualTo(heardBefore);
    assertThat(closed.losses()).isEmpty();
  }

  @Test
  default void closing_the_engine_twice_ends_its_watches_without_a_word() {
    var listener = new RecordingListener();
    engine().watch(listener);
    engine().close();
    engine().close();
    assertThat(listener.losses()).isEmpty();
  }
}
