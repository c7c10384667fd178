package io.github.jakartadockerengine.engine.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.Ports;
import io.github.jakartadockerengine.container.ContainerName;
import io.github.jakartadockerengine.container.ContainerSpec;
import io.github.jakartadockerengine.container.InputDelivery;
import io.github.jakartadockerengine.container.MemorySize;
import io.github.jakartadockerengine.engine.ContainerAddress;
import io.github.jakartadockerengine.engine.ContainerEngine;
import io.github.jakartadockerengine.engine.ContainerId;
import io.github.jakartadockerengine.engine.ContainerSnapshot;
import io.github.jakartadockerengine.engine.EngineFailedException;
import io.github.jakartadockerengine.engine.LogQuery;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is Docker's own. */
class DockerEngineIT {

  private static final Duration DEADLINE = Duration.ofSeconds(20);

  private final DockerFixture fixture = DockerFixture.with(Addressing.AUTO);
  private final ContainerEngine engine = fixture.engine();

  @AfterEach
  void close() {
    fixture.close();
  }

  @ParameterizedTest
  @EnumSource
  void a_container_answers_at_its_address(Addressing addressing) {
    try (var other = DockerFixture.with(addressing)) {
      ContainerAddress address = other.launch().address().orElseThrow();
      await(() -> status(address) == 200);
    }
  }

  @Test
  void a_container_that_is_addressed_itself_publishes_nothing() {
    try (var other = DockerFixture.with(Addressing.CONTAINER)) {
      assertThat(bindings(other, other.launch().id())).isNull();
    }
  }

  @Test
  void a_port_is_published_on_loopback_only() {
    try (var other = DockerFixture.with(Addressing.PUBLISHED)) {
      assertThat(bindings(other, other.launch().id()))
          .extracting(Ports.Binding::getHostIp)
          .containsExactly("127.0.0.1");
    }
  }

  @Test
  void limits_and_reservations_are_set() {
    ContainerSpec spec =
        fixture.spec().cpus(0.25).memoryReservation(MemorySize.ofMegabytes(50)).build();
    HostConfig config = inspect(fixture.launch(spec).id()).getHostConfig();
    assertThat(config.getNanoCPUs()).isEqualTo(250_000_000L);
    assertThat(config.getMemoryReservation()).isEqualTo(52_428_800L);
  }

  @Test
  void more_cpus_than_the_engine_has_are_refused_with_its_reason() {
    ContainerSpec spec = fixture.spec().cpus(1e6).build();
    assertThatThrownBy(() -> fixture.launch(spec))
        .isInstanceOf(EngineFailedException.class)
        .hasMessageContaining("create container " + spec.name())
        .hasMessageContaining("CPUs");
  }

  @Test
  void the_host_has_one_name_in_every_container() {
    assertThat(fixture.read(fixture.launch().id(), "/etc/hosts"))
        .containsPattern("[0-9.]+\\s+host\\.docker\\.internal");
  }

  @Test
  void a_process_that_is_not_root_can_read_the_input() {
    var file = new InputDelivery.File("/made/for/this/input.json");
    ContainerId id = fixture.launch(fixture.spec().deliver(file).build()).id();
    assertThat(fixture.runAs("nobody", id, "cat", file.path())).isEqualTo("{}");
  }

  @Test
  void the_folder_of_an_input_file_keeps_its_mode() {
    ContainerId id = fixture.launch().id();
    assertThat(fixture.runAs("nobody", id, "sh", "-c", "echo x > /tmp/y && cat /tmp/y"))
        .isEqualTo("x\n");
  }

  @Test
  void an_input_file_that_cannot_be_copied_leaves_no_container() {
    var file = new InputDelivery.File("/bin/busybox/input.json");
    ContainerSpec spec = fixture.spec().deliver(file).build();
    assertThatThrownBy(() -> fixture.launch(spec))
        .isInstanceOf(EngineFailedException.class)
        .hasMessageContaining("copy the input into container " + spec.name());
    assertThat(engine.find(spec.name())).isEmpty();
  }

  @Test
  void a_crashed_container_keeps_its_status_and_its_standard_error() {
    ContainerSpec spec =
        ContainerSpec.of(fixture.image("test-crash"), fixture.newName().value()).build();
    ContainerId id = fixture.launch(spec).id();
    await(() -> find(spec.name()).status().startsWith("Exited (3)"));
    assertThat(engine.log(id, LogQuery.last(1))).contains("test-crash");
  }

  @Test
  void the_log_of_a_terminal_is_read_too() {
    ContainerId id = fixture.startByHand(fixture.newName(), c -> c.withTty(true));
    fixture.say(id, "ä on a terminal");
    await(() -> engine.log(id, LogQuery.last(5)).contains("ä on a terminal\r\n"));
  }

  @Test
  void of_a_long_log_the_last_megabyte_is_kept() {
    ContainerId id = fixture.launch().id();
    fixture.runAs("root", id, "sh", "-c", "seq 1 300000 > /proc/1/fd/1; echo end > /proc/1/fd/1");
    await(() -> engine.log(id, LogQuery.last(1)).equals("end\n"));
    assertThat(engine.log(id, LogQuery.last(1_000_000)))
        .hasSize(1 << 20)
        .endsWith("\n299999\n300000\nend\n");
  }

  @Test
  void a_container_in_the_hosts_network_is_found_there() {
    ContainerName name = fixture.newName();
    startWithPortLabel(name, HostConfig.newHostConfig().withNetworkMode("host"));
    assertThat(find(name).address()).contains(new ContainerAddress("127.0.0.1", 80));
  }

  @Test
  void a_port_that_a_person_published_is_found_without_an_own_address() {
    try (var other = DockerFixture.with(Addressing.PUBLISHED)) {
      ContainerName name = other.newName();
      other.startByHand(
          name,
          c ->
              c.withLabels(Map.of(other.labels().portKey(), "80"))
                  .withHostConfig(
                      HostConfig.newHostConfig()
                          .withPortBindings(PortBinding.parse("0.0.0.0::80"))));
      ContainerAddress address =
          other.engine().find(name).flatMap(ContainerSnapshot::address).orElseThrow();
      assertThat(address.host()).isEqualTo("127.0.0.1");
      await(() -> status(address) == 200);
    }
  }

  @Test
  void a_running_container_without_network_has_no_address() {
    ContainerName name = fixture.newName();
    startWithPortLabel(name, HostConfig.newHostConfig().withNetworkMode("none"));
    assertThat(find(name).isRunning()).isTrue();
    assertThat(find(name).address()).isEmpty();
  }

  @Test
  void a_paused_container_is_removed_too() {
    ContainerSnapshot launched = fixture.launch();
    fixture.client().pauseContainerCmd(launched.id().value()).exec();
    engine.remove(launched.id());
    assertThat(engine.find(launched.name())).isEmpty();
  }

  @Test
  void removals_at_the_same_time_all_return_when_the_container_is_gone() throws Exception {
    ContainerSnapshot launched = fixture.launch();
    ExecutorService callers = Executors.newFixedThreadPool(4);
    Callable<Optional<ContainerSnapshot>> removal =
        () -> {
          engine.remove(launched.id());
          return engine.find(launched.name());
        };
    try {
      for (var seen : callers.invokeAll(Collections.nCopies(4, removal))) {
        assertThat(seen.get()).isEmpty();
      }
    } finally {
      callers.shutdownNow();
    }
  }

  @Test
  void removing_what_never_was_does_nothing() {
    assertThatCode(() -> engine.remove(new ContainerId("0".repeat(64)))).doesNotThrowAnyException();
  }

  private void startWithPortLabel(ContainerName name, HostConfig config) {
    fixture.startByHand(
        name, c -> c.withLabels(Map.of(fixture.labels().portKey(), "80")).withHostConfig(config));
  }

  private ContainerSnapshot find(ContainerName name) {
    return engine.find(name).orElseThrow();
  }

  private InspectContainerResponse inspect(ContainerId id) {
    return fixture.client().inspectContainerCmd(id.value()).exec();
  }

  private static Ports.Binding[] bindings(DockerFixture fixture, ContainerId id) {
    var ports = fixture.client().inspectContainerCmd(id.value()).exec().getNetworkSettings();
    return ports.getPorts().getBindings().values().iterator().next();
  }

  private static int status(ContainerAddress address) {
    var request =
        HttpRequest.newBuilder(URI.create("http://" + address + "/")).timeout(DEADLINE).build();
    try {
      return HttpClient.newHttpClient()
          .send(request, HttpResponse.BodyHandlers.discarding())
          .statusCode();
    } catch (IOException e) {
      return 0;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static void await(BooleanSupplier condition) {
    Instant end = Instant.now().plus(DEADLINE);
    while (!condition.getAsBoolean()) {
      assertThat(Instant.now()).as("deadline").isBefore(end);
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }
  }
}
