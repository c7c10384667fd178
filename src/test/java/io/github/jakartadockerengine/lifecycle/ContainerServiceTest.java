package io.github.jakartadockerengine.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jakartadockerengine.container.ContainerName;
import io.github.jakartadockerengine.container.ContainerSpec;
import io.github.jakartadockerengine.container.ContainerSpecBuilder;
import io.github.jakartadockerengine.container.ImageName;
import io.github.jakartadockerengine.container.InvalidSpecException;
import io.github.jakartadockerengine.container.MemorySize;
import io.github.jakartadockerengine.engine.ContainerId;
import io.github.jakartadockerengine.engine.ContainerLabels;
import io.github.jakartadockerengine.engine.ContainerNotFoundException;
import io.github.jakartadockerengine.engine.ContainerSnapshot;
import io.github.jakartadockerengine.engine.FakeContainerEngine;
import io.github.jakartadockerengine.engine.ImageNotFoundException;
import io.github.jakartadockerengine.engine.NameInUseException;
import io.github.jakartadockerengine.engine.NoPortLabelException;
import io.github.jakartadockerengine.engine.NotOursException;
import io.github.jakartadockerengine.engine.PortNotExposedException;
import io.github.jakartadockerengine.history.FileHistorian;
import io.github.jakartadockerengine.history.Historian;
import io.github.jakartadockerengine.history.HistoryEntry;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContainerServiceTest {

  private static final String IMAGE = "tool:1";
  private static final ContainerName APP = new ContainerName("app");
  private static final Instant LONG_AGO = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant NOW = Instant.parse("2026-01-02T00:00:00Z");

  private final ContainerLabels labels = new ContainerLabels(ContainerLabels.DEFAULT_ROOT, "here");
  private final ReadinessProbe probe = new ReadinessProbe();
  private final RouteTable routes = new RouteTable(probe);
  @TempDir private Path directory;
  private Instant time = LONG_AGO;
  private FakeContainerEngine engine;
  private Historian historian;
  private ContainerService service;

  @BeforeEach
  void start() {
    engine = new FakeContainerEngine(labels, () -> time);
    engine.addImage(IMAGE);
    historian = new FileHistorian(directory);
    service = new ContainerService(engine, labels, routes, historian, Optional.of("/docker"));
  }

  @AfterEach
  void stop() {
    historian.close();
    engine.close();
    probe.close();
  }

  @Test
  void a_launched_container_is_routed_when_run_returns_its_path() {
    assertThat(service.run(spec("app").build())).isEqualTo("/docker/app/");
    assertThat(service.routes()).extracting(r -> r.container().name()).containsExactly(APP);
    assertThat(service.isLive(APP)).isFalse();
  }

  @Test
  void a_container_with_a_host_of_its_own_only_is_at_its_root() {
    var byHost = new ContainerService(engine, labels, routes, historian, Optional.empty());
    assertThat(byHost.run(spec("app").build())).isEqualTo("/");
    assertThat(byHost.path(APP)).isEqualTo("/");
  }

  @Test
  void a_launched_container_carries_the_callers_labels_and_ours() {
    service.run(
        spec("app")
            .label("mine", "1")
            .port(8080)
            .memoryReservation(MemorySize.ofMegabytes(50))
            .build());
    String root = ContainerLabels.DEFAULT_ROOT;
    assertThat(only().labels())
        .isEqualTo(
            Map.of(
                "mine",
                "1",
                root,
                "true",
                root + ".owner",
                "here",
                root + ".port",
                "8080",
                root + ".memory-mb",
                "50"));
  }

  @Test
  void reserved_labels_are_refused_before_anything_is_asked() {
    engine.setReachable(false);
    ContainerSpec spec = spec("app").label(ContainerLabels.DEFAULT_ROOT + ".owner", "x").build();
    assertThatThrownBy(() -> service.run(spec))
        .isInstanceOf(InvalidSpecException.class)
        .hasMessageContaining("reserved");
  }

  @Test
  void a_missing_image_is_pulled() {
    engine.addPullableImage("remote:1");
    service.run(ContainerSpec.of("remote:1", "app").build());
    assertThat(only().image()).isEqualTo("remote:1");
  }

  @Test
  void an_image_that_cannot_be_pulled_leaves_no_trace() {
    assertThatThrownBy(() -> service.run(ContainerSpec.of("nowhere:1", "app").build()))
        .isInstanceOf(ImageNotFoundException.class)
        .hasMessageContaining("nowhere:1");
    assertThat(service.routes()).isEmpty();
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void a_name_in_use_keeps_its_container_and_its_history() {
    service.run(spec("app").build());
    historian.record(APP, new HistoryEntry(NOW, "/docker/app/"));
    assertThatThrownBy(() -> service.run(spec("app").build()))
        .isInstanceOf(NameInUseException.class)
        .hasMessageContaining("\"app\" is in use");
    assertThat(service.history(APP, 10)).hasSize(1);
  }

  @Test
  void a_name_that_is_being_launched_is_in_use() throws Exception {
    CountDownLatch launching = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    engine.setBeforeOperation(
        operation -> {
          if (operation.equals("launch")) {
            launching.countDown();
            awaitQuietly(goOn);
          }
        });
    var first = CompletableFuture.supplyAsync(() -> service.run(spec("app").build()));
    launching.await();
    assertThatThrownBy(() -> service.run(spec("app").build()))
        .isInstanceOf(NameInUseException.class);
    goOn.countDown();
    assertThat(first.get()).isEqualTo("/docker/app/");
  }

  @Test
  void a_new_container_begins_a_new_history() {
    service.run(spec("app").build());
    historian.record(APP, new HistoryEntry(NOW, "/docker/app/old"));
    service.kill(APP);
    assertThat(service.history(APP, 10)).hasSize(1);
    service.run(spec("app").build());
    assertThat(service.history(APP, 10)).isEmpty();
  }

  @Test
  void only_our_containers_are_listed_and_by_all_labels() {
    service.run(spec("one").label("kind", "a").label("x", "1").build());
    service.run(spec("two").label("kind", "b").label("x", "1").build());
    startByHand("foreign", Map.of("kind", "a", "x", "1", labels.portKey(), "80"));
    assertThat(service.list(Map.of("kind", "a", "x", "")))
        .extracting(c -> c.name().value())
        .containsExactly("one");
    assertThat(service.list(Map.of())).hasSize(2);
  }

  @Test
  void a_killed_container_is_gone_from_engine_and_routes() {
    service.run(spec("app").build());
    service.kill(APP);
    assertThat(engine.list(Map.of())).isEmpty();
    assertThat(service.routes()).isEmpty();
  }

  @Test
  void a_container_that_a_person_started_is_never_killed() {
    startByHand("app", Map.of(labels.portKey(), "80"));
    assertThatThrownBy(() -> service.kill(APP)).isInstanceOf(NotOursException.class);
    assertThat(engine.list(Map.of())).hasSize(1);
  }

  @Test
  void a_container_of_another_installation_is_never_killed() {
    ContainerLabels there = new ContainerLabels(ContainerLabels.DEFAULT_ROOT, "there");
    startByHand("app", there.of(spec("app").build()));
    assertThatThrownBy(() -> service.kill(APP)).isInstanceOf(NotOursException.class);
    assertThat(service.purgeByLabel(ContainerLabels.DEFAULT_ROOT, "true")).isEmpty();
    assertThat(engine.list(Map.of())).hasSize(1);
  }

  @Test
  void a_container_without_the_port_label_does_not_exist_for_us() {
    startByHand("app", Map.of());
    assertThatThrownBy(() -> service.kill(APP)).isInstanceOf(ContainerNotFoundException.class);
    assertThatThrownBy(() -> service.log(APP, 1)).isInstanceOf(ContainerNotFoundException.class);
  }

  @Test
  void purge_by_label_removes_what_carries_it() {
    service.run(spec("one").label("test", "1").build());
    service.run(spec("two").label("test", "2").build());
    assertThat(service.purgeByLabel("test", "1")).containsExactly(new ContainerName("one"));
    assertThat(service.list(Map.of())).extracting(c -> c.name().value()).containsExactly("two");
  }

  @Test
  void purge_inactive_spares_what_is_new_requested_or_logging() {
    for (String name : List.of("idle", "logging", "requested")) {
      service.run(spec(name).build());
    }
    time = NOW;
    service.run(spec("new").build());
    engine.say(id("logging"), "still here");
    historian.record(new ContainerName("requested"), new HistoryEntry(NOW, "/"));
    assertThat(service.purgeInactive(NOW)).containsExactly(new ContainerName("idle"));
    assertThat(service.list(Map.of())).hasSize(3);
  }

  @Test
  void a_path_is_looked_up_only_for_what_can_be_reached() {
    service.run(spec("app").build());
    assertThat(service.lookupPath(APP)).isEqualTo("/docker/app/");
    engine.exit(id("app"), 3);
    assertThatThrownBy(() -> service.lookupPath(APP))
        .isInstanceOf(PortNotExposedException.class)
        .hasMessageContaining("Port 80");
  }

  @Test
  void a_path_needs_a_container_with_a_port_label() {
    assertThatThrownBy(() -> service.lookupPath(APP))
        .isInstanceOf(ContainerNotFoundException.class);
    startByHand("app", Map.of(labels.portKey(), "http"));
    assertThatThrownBy(() -> service.lookupPath(APP))
        .isInstanceOf(NoPortLabelException.class)
        .hasMessageContaining(labels.portKey());
  }

  @Test
  void a_log_has_the_last_lines() {
    service.run(spec("app").build());
    engine.say(id("app"), "one");
    engine.say(id("app"), "two");
    assertThat(service.log(APP, 1)).isEqualTo("two\n");
  }

  private static ContainerSpecBuilder spec(String name) {
    return ContainerSpec.of(IMAGE, name);
  }

  private void startByHand(String name, Map<String, String> itsLabels) {
    engine.startByHand(new ContainerName(name), new ImageName(IMAGE), itsLabels);
  }

  private ContainerSnapshot only() {
    assertThat(engine.list(Map.of())).hasSize(1);
    return engine.list(Map.of()).get(0);
  }

  private ContainerId id(String name) {
    return engine.find(new ContainerName(name)).orElseThrow().id();
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
