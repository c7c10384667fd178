package io.github.jakartadockerengine.lifecycle;

import static io.github.jakartadockerengine.Eventually.eventually;

import io.github.jakartadockerengine.container.ContainerName;
import io.github.jakartadockerengine.container.ContainerSpec;
import io.github.jakartadockerengine.engine.ContainerEngine;
import io.github.jakartadockerengine.engine.ContainerLabels;
import io.github.jakartadockerengine.engine.ContainerState;
import io.github.jakartadockerengine.engine.docker.DockerEngine;
import io.github.jakartadockerengine.engine.docker.DockerSettings;
import java.time.Duration;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Routes above a real engine, with what it tells too early. */
class DockerRoutesIT {

  private static final Duration SOON = Duration.ofSeconds(20);

  private final String name = "routes-" + System.nanoTime();
  private final ContainerLabels labels =
      new ContainerLabels(ContainerLabels.DEFAULT_ROOT, "test-" + System.nanoTime());
  private final ContainerEngine engine =
      new DockerEngine(DockerSettings.fromEnvironment(System.getenv()), labels);
  private final ReadinessProbe probe = new ReadinessProbe();
  private final RouteTable routes = new RouteTable(probe);
  private final RouteSynchronizer synchronizer = new RouteSynchronizer(engine, labels, routes);

  @BeforeEach
  void start() {
    synchronizer.start();
    eventually("connected", () -> synchronizer.status() instanceof EngineStatus.Connected);
  }

  @AfterEach
  void stop() {
    engine.find(new ContainerName(name)).ifPresent(container -> engine.remove(container.id()));
    synchronizer.close();
    engine.close();
    probe.close();
  }

  @Test
  void a_container_becomes_live_and_goes() {
    launch("jakarta-docker-engine/test-nginx:1");
    eventually("live", SOON, () -> is(Route::live));
    engine.remove(engine.find(new ContainerName(name)).orElseThrow().id());
    eventually("gone", SOON, () -> routes.find(name).isEmpty());
  }

  @Test
  void a_container_that_crashes_is_soon_seen_to_have_exited() {
    launch("jakarta-docker-engine/test-crash:1");
    eventually("exit", SOON, () -> is(r -> r.container().state() == ContainerState.EXITED));
  }

  private void launch(String image) {
    ContainerSpec spec = ContainerSpec.of(image, name).build();
    engine.launch(spec, labels.of(spec));
  }

  private boolean is(Predicate<Route> condition) {
    return routes.find(name).filter(condition).isPresent();
  }
}
