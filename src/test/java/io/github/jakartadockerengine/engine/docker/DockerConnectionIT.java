package io.github.jakartadockerengine.engine.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jakartadockerengine.container.ImageName;
import io.github.jakartadockerengine.engine.EngineUnreachableException;
import io.github.jakartadockerengine.engine.RecordingListener;
import java.io.IOException;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What happens when the connection to the real engine breaks. */
class DockerConnectionIT {

  private final DockerFixture fixture = DockerFixture.with(Addressing.AUTO);

  private EngineBridge bridge;
  private DockerEngine engine;

  @BeforeEach
  void open() throws IOException {
    bridge = EngineBridge.plain(fixture.settings());
    engine =
        new DockerEngine(DockerSettings.at("tcp://127.0.0.1:" + bridge.port()), fixture.labels());
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
}
