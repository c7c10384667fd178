package io.github.jakartadockerengine.lifecycle;

import static io.github.jakartadockerengine.Eventually.eventually;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RouteTableTest {

  private final ReadinessProbe probe = new ReadinessProbe();
  private final RouteTable routes = new RouteTable(probe);
  private WebApplication application;

  @BeforeEach
  void start() throws IOException {
    application = new WebApplication(200);
  }

  @AfterEach
  void stop() {
    probe.close();
    application.close();
  }

  @Test
  void an_unknown_name_has_no_route() {
    assertThat(routes.find("nobody")).isEmpty();
  }

  @Test
  void who_wants_to_know_is_told_of_containers_that_are_gone() {
    List<String> gone = new ArrayList<>();
    RouteTable table = new RouteTable(probe, gone::add);
    table.put(Snapshots.running("app-a", "1", application.port()));
    table.put(Snapshots.running("app-b", "2", application.port()));
    table.put(Snapshots.running("app-c", "3", application.port()));
    table.put(Snapshots.running("app-a", "1", application.port()));
    assertThat(gone).isEmpty();

    table.put(Snapshots.running("app-a", "4", application.port()));
    table.remove(Snapshots.running("app-b", "2", application.port()));
    table.replaceAll(List.of(Snapshots.running("app-a", "4", application.port())));
    assertThat(gone).containsExactly("app-a", "app-b", "app-c");
  }

  @Test
  void a_running_container_becomes_live_when_it_answers() {
    routes.put(Snapshots.running("app", "1", application.port()));
    assertThat(routes.find("app")).isPresent();
    eventuallyLive("app");
    assertThat(routes.find("app").orElseThrow().liveAddress()).isPresent();
  }

  @Test
  void a_container_that_answers_with_an_error_is_not_live_until_it_stops_to() {
    application.answers(503);
    routes.put(Snapshots.running("app", "1", application.port()));
    eventually("second probe", () -> application.requests.get() >= 2);
    assertThat(isLive("app")).isFalse();
    assertThat(routes.find("app").orElseThrow().liveAddress()).isEmpty();
    application.answers(302);
    eventuallyLive("app");
  }

  @Test
  void a_container_stays_live_when_it_is_listed_again() {
    routes.put(Snapshots.running("app", "1", application.port()));
    eventuallyLive("app");
    routes.replaceAll(List.of(Snapshots.running("app", "1", application.port())));
    assertThat(isLive("app")).isTrue();
  }

  @Test
  void a_successor_of_the_same_name_has_to_answer_for_itself() {
    routes.put(Snapshots.running("app", "1", application.port()));
    eventuallyLive("app");
    application.answers(503);
    routes.put(Snapshots.running("app", "2", application.port()));
    assertThat(isLive("app")).isFalse();
  }

  @Test
  void a_container_that_exits_is_not_live_any_more() {
    routes.put(Snapshots.running("app", "1", application.port()));
    eventuallyLive("app");
    routes.replaceAll(List.of(Snapshots.exited("app", "1")));
    assertThat(isLive("app")).isFalse();
  }

  @Test
  void a_container_that_moves_has_to_answer_there() throws IOException {
    try (WebApplication elsewhere = new WebApplication(503)) {
      routes.put(Snapshots.running("app", "1", application.port()));
      eventuallyLive("app");
      routes.put(Snapshots.running("app", "1", elsewhere.port()));
      assertThat(isLive("app")).isFalse();
      elsewhere.answers(200);
      eventuallyLive("app");
    }
  }

  @Test
  void a_container_that_is_started_again_has_to_answer_again() {
    routes.put(Snapshots.running("app", "1", application.port()));
    eventuallyLive("app");
    routes.put(Snapshots.exited("app", "1"));
    application.answers(503);
    routes.put(Snapshots.running("app", "1", application.port()));
    assertThat(isLive("app")).isFalse();
    application.answers(200);
    eventuallyLive("app");
  }

  @Test
  void a_refused_connection_changes_nothing_where_nothing_is_live() {
    routes.refused("nobody");
    assertThat(routes.all()).isEmpty();
    application.answers(503);
    routes.put(Snapshots.running("app", "1", application.port()));
    routes.refused("app");
    application.answers(200);
    eventuallyLive("app");
  }

  @Test
  void an_answer_of_a_container_that_was_replaced_meanwhile_does_not_count() throws IOException {
    try (ServerSocket slow = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      routes.put(Snapshots.running("app", "1", slow.getLocalPort()));
      try (Socket socket = slow.accept()) {
        application.answers(503);
        routes.put(Snapshots.running("app", "2", application.port()));
        socket.getOutputStream().write("HTTP/1.1 200 OK\r\n\r\n".getBytes(US_ASCII));
        socket.shutdownOutput();
        assertThat(new String(socket.getInputStream().readAllBytes(), US_ASCII)).contains("GET /");
      }
      eventually("its successor is asked twice", () -> application.requests.get() >= 2);
      assertThat(isLive("app")).isFalse();
    }
  }

  @Test
  void a_container_that_is_not_listed_any_more_has_no_route() {
    routes.replaceAll(List.of(Snapshots.exited("app", "1"), Snapshots.exited("other", "2")));
    routes.replaceAll(List.of(Snapshots.exited("other", "2")));
    assertThat(routes.all()).extracting(r -> r.container().name().value()).containsExactly("other");
  }

  @Test
  void a_refused_connection_makes_it_answer_again_before_it_is_live() {
    routes.put(Snapshots.running("app", "1", application.port()));
    eventuallyLive("app");
    application.answers(503);
    routes.refused("app");
    assertThat(isLive("app")).isFalse();
    application.answers(200);
    eventuallyLive("app");
  }

  @Test
  void an_order_for_one_container_leaves_its_successor_alone() {
    routes.put(Snapshots.exited("app", "2"));
    routes.remove(Snapshots.exited("app", "1"));
    assertThat(routes.find("app")).isPresent();
    routes.remove(Snapshots.exited("app", "2"));
    assertThat(routes.find("app")).isEmpty();
  }

  @Test
  void routes_are_ordered_by_name() {
    routes.replaceAll(List.of(Snapshots.exited("bb", "1"), Snapshots.exited("aa", "2")));
    assertThat(routes.all())
        .extracting(r -> r.container().name().value())
        .containsExactly("aa", "bb");
  }

  @Test
  void a_name_is_found_when_case_does_not_matter() {
    routes.put(Snapshots.exited("My-App", "1"));
    assertThat(routes.nameIgnoringCase("my-app")).isEqualTo("My-App");
    assertThat(routes.nameIgnoringCase("MY-APP")).isEqualTo("My-App");
    assertThat(routes.nameIgnoringCase("other")).isEqualTo("other");
  }

  @Test
  void an_exact_name_comes_before_others_in_case() {
    routes.replaceAll(List.of(Snapshots.exited("App", "1"), Snapshots.exited("app", "2")));
    assertThat(routes.nameIgnoringCase("app")).isEqualTo("app");
    assertThat(routes.nameIgnoringCase("App")).isEqualTo("App");
  }

  @Test
  void of_names_that_differ_in_case_the_first_in_order_is_found() {
    var upper = Snapshots.exited("APP", "1");
    var mixed = Snapshots.exited("App", "2");
    routes.replaceAll(List.of(mixed, upper));
    assertThat(routes.nameIgnoringCase("app")).isEqualTo("APP");
    routes.replaceAll(List.of(mixed));
    assertThat(routes.nameIgnoringCase("app")).isEqualTo("App");
    routes.replaceAll(List.of());
    assertThat(routes.nameIgnoringCase("app")).isEqualTo("app");
  }

  private void eventuallyLive(String name) {
    eventually(name + " is live", () -> isLive(name));
  }

  private boolean isLive(String name) {
    return routes.find(name).map(Route::live).orElse(false);
  }
}
