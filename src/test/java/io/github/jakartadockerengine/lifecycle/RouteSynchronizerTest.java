package io.github.jakartadockerengine.lifecycle;

import static io.github.jakartadockerengine.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.jakartadockerengine.container.ContainerName;
import io.github.jakartadockerengine.container.ContainerSpec;
import io.github.jakartadockerengine.container.ImageName;
import io.github.jakartadockerengine.engine.ContainerId;
import io.github.jakartadockerengine.engine.ContainerLabels;
import io.github.jakartadockerengine.engine.ContainerState;
import io.github.jakartadockerengine.engine.FakeContainerEngine;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RouteSynchronizerTest {

  private static final ImageName IMAGE = new ImageName("tool:1");

  private final ContainerLabels labels = new ContainerLabels(ContainerLabels.DEFAULT_ROOT, "here");
  private final FakeContainerEngine engine =
      new FakeContainerEngine(labels, InstantSource.system());
  private final ReadinessProbe probe = new ReadinessProbe();
  private final RouteTable routes = new RouteTable(probe);
  private final RouteSynchronizer synchronizer = new RouteSynchronizer(engine, labels, routes);

  @BeforeEach
  void addImage() {
    engine.addImage(IMAGE.value());
  }

  @AfterEach
  void stop() {
    synchronizer.close();
    engine.close();
    probe.close();
  }

  @Test
  void containers_that_run_already_are_routed_when_it_has_started() {
    launch("app");
    assertThat(synchronizer.status()).isInstanceOf(EngineStatus.Connecting.class);
    synchronizer.start();
    assertThat(routes.find("app")).isPresent();
  }

  @Test
  void a_container_that_a_person_starts_is_routed() {
    startConnected();
    engine.startByHand(new ContainerName("by-hand"), IMAGE, Map.of(labels.portKey(), "80"));
    eventuallyRouted("by-hand");
  }

  @Test
  void a_container_without_the_port_label_is_not_routed() {
    engine.startByHand(new ContainerName("other"), IMAGE, Map.of());
    launch("app");
    startConnected();
    eventuallyRouted("app");
    assertThat(routes.find("other")).isEmpty();
  }

  @Test
  void changes_of_state_and_removals_are_followed() {
    startConnected();
    ContainerId id = launch("app");
    eventuallyRouted("app");
    engine.exit(id, 1);
    eventually("exit is seen", () -> state("app") == ContainerState.EXITED);
    engine.remove(id);
    eventually("removal is seen", () -> routes.find("app").isEmpty());
  }

  @Test
  void a_change_that_is_listed_only_after_it_was_told_is_seen_soon() {
    startConnected();
    ContainerId id = launch("app");
    eventuallyRouted("app");
    engine.setStateSilently(id, ContainerState.EXITED, "Exited (3)");
    eventually("exit is seen", Duration.ofSeconds(20), () -> state("app") == ContainerState.EXITED);
  }

  @Test
  void without_an_engine_the_status_says_what_is_wrong_until_it_is_there() {
    engine.setReachable(false);
    synchronizer.start();
    eventually("unreachable", () -> synchronizer.status() instanceof EngineStatus.Unreachable);
    assertThat(((EngineStatus.Unreachable) synchronizer.status()).message())
        .contains("fake://engine");
    engine.setReachable(true);
    eventuallyConnected();
  }

  @Test
  void routes_stay_while_the_engine_is_away_and_are_made_current_when_it_is_back() {
    launch("app");
    startConnected();
    eventuallyRouted("app");
    engine.setReachable(false);
    eventually("unreachable", () -> synchronizer.status() instanceof EngineStatus.Unreachable);
    assertThat(routes.find("app")).isPresent();
    engine.setReachable(true);
    launch("newcomer");
    eventuallyRouted("newcomer");
  }

  @Test
  void an_unforeseen_failure_does_not_end_it() {
    engine.setBeforeOperation(
        operation -> {
          if (operation.equals("list")) {
            engine.setBeforeOperation(o -> {});
            throw new IllegalStateException("made by the test");
          }
        });
    launch("app");
    synchronizer.start();
    eventuallyRouted("app");
  }

  private void startConnected() {
    synchronizer.start();
    eventuallyConnected();
  }

  private void eventuallyConnected() {
    eventually("connected", () -> synchronizer.status() instanceof EngineStatus.Connected);
  }

  private void eventuallyRouted(String name) {
    eventually(name + " is routed", () -> routes.find(name).isPresent());
  }

  private ContainerState state(String name) {
    return routes.find(name).orElseThrow().container().state();
  }

  private ContainerId launch(String name) {
    ContainerSpec spec = ContainerSpec.of(IMAGE.value(), name).build();
    return engine.launch(spec, labels.of(spec)).id();
  }
}
