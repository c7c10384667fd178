package io.github.jakartadockerengine.engine.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jakartadockerengine.container.ImageName;
import io.github.jakartadockerengine.engine.EngineTimedOutException;
import io.github.jakartadockerengine.engine.EngineUnreachableException;
import io.github.jakartadockerengine.engine.RecordingListener;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What happens when the connection to the real engine breaks. */
class DockerConnectionIT {

  private static final Duration TEN_SECONDS = Duration.ofSeconds(10);
  private static final Deadlines HASTY =
      new Deadlines(TEN_SECONDS, Duration.ofSeconds(1), TEN_SECONDS, TEN_SECONDS);

  private final DockerFixture fixture = DockerFixture.with(Addressing.AUTO);

  private EngineBridge bridge;
  private DockerEngine engine;

  @BeforeEach
  void open() throws IOException {
    bridge = EngineBridge.plain(fixture.settings());
    engine = new DockerEngine(settings(), fixture.labels());
  }

  @AfterEach
  void close() throws IOException {
    engine.close();
    bridge.close();
    fixture.close();
  }

  @Test
  void a_broken_connection_is_told_to_a_watch_once() throws IOException, InterruptedException {
    var listener = new RecordingListener();
    engine.watch(listener);
    bridge.cut();
    assertThat(listener.hearsLoss()).isTrue();
    assertThatThrownBy(() -> engine.list(Map.of())).isInstanceOf(EngineUnreachableException.class);
    assertThat(listener.losses()).hasSize(1).first().isInstanceOf(EngineUnreachableException.class);
  }

  @Test
  void a_watch_of_an_engine_that_no_longer_answers_is_lost() throws InterruptedException {
    try (var hasty = new DockerEngine(settings(), fixture.labels(), HASTY)) {
      var listener = new RecordingListener();
      hasty.watch(listener);
      bridge.hush();
      assertThatThrownBy(() -> hasty.list(Map.of())).isInstanceOf(EngineTimedOutException.class);
      assertThat(listener.hearsLoss()).isTrue();
      assertThat(listener.losses()).first().isInstanceOf(EngineTimedOutException.class);
    }
  }

  @Test
  void closing_the_engine_ends_its_threads() throws InterruptedException {
    engine.watch(new RecordingListener());
    engine.list(Map.of());
    assertThat(threads()).isNotEmpty();
    engine.close();
    for (Thread thread : threads()) {
      thread.join(TEN_SECONDS.toMillis());
    }
    assertThat(threads()).isEmpty();
  }

  @Test
  void an_engine_that_is_back_is_used_and_watched_again() throws IOException, InterruptedException {
    engine.list(Map.of());
    bridge.cut();
    assertThatThrownBy(() -> engine.list(Map.of())).isInstanceOf(EngineUnreachableException.class);
    bridge.join();
    assertThat(engine.list(fixture.labels().ownership())).isEmpty();
    var listener = new RecordingListener();
    engine.watch(listener);
    fixture.launch();
    assertThat(listener.hearsChange()).isTrue();
  }

  @Test
  void an_engine_that_starts_later_is_found() throws IOException {
    bridge.cut();
    assertThatThrownBy(() -> engine.info()).isInstanceOf(EngineUnreachableException.class);
    bridge.join();
    assertThat(engine.info().addressing()).contains("published on 127.0.0.1: the engine is remote");
  }

  @Test
  void many_watches_do_not_make_questions_wait() {
    IntStream.range(0, 10).forEach(i -> engine.watch(new RecordingListener()));
    assertThat(engine.hasImage(new ImageName(fixture.image()))).isTrue();
  }

  private DockerSettings settings() {
    return DockerSettings.at("tcp://127.0.0.1:" + bridge.port());
  }

  private static List<Thread> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("docker-"))
        .toList();
  }
}
