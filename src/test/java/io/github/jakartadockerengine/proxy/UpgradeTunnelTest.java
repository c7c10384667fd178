package io.github.jakartadockerengine.proxy;

import static io.github.jakartadockerengine.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What goes through a tunnel, and how it ends, on the server of WildFly. */
class UpgradeTunnelTest {

  private static final long MUCH = Upgrades.MUCH;
  private static final long MOST_IN_FLIGHT = 48L << 20;

  @Test
  void bytes_pass_as_they_are_in_both_directions() throws Exception {
    try (TestOrigin origin = new TestOrigin(Upgrades::echo);
        ProxyFixture proxy = new ProxyFixture(origin.port());
        Wire client = open(proxy)) {
      String all = allBytes();
      for (int i = 0; i < 200; i++) {
        assertThat(client.send(all).readText(all.length())).isEqualTo(all);
      }
      long passed = 200L * all.length();
      eventually("a count", () -> proxy.tunnels.getTunnelBytesFromClients() == passed);
      eventually("a count", () -> proxy.tunnels.getTunnelBytesFromOrigins() == passed);
    }
  }

  @Test
  void bytes_right_behind_the_heads_arrive() throws Exception {
    try (TestOrigin origin = new TestOrigin(Upgrades::greetAtOnce);
        ProxyFixture proxy = new ProxyFixture(origin.port());
        Wire client = proxy.connect()) {
      client.send(Upgrades.request("/docker/app/") + "early").readHead();
      assertThat(client.readText("greeting early".length())).isEqualTo("greeting early");
    }
  }

  @Test
  void a_slow_client_holds_the_origin_back() throws Exception {
    AtomicLong sent = new AtomicLong();
    try (TestOrigin origin =
            new TestOrigin((self, wire) -> Upgrades.acceptAndFlood(self, wire, sent));
        ProxyFixture proxy = new ProxyFixture(origin.port());
        Wire client = Wire.narrowTo(proxy.port())) {
      client.send(Upgrades.request("/docker/app/")).readHead();
      for (long read = 0; read < MUCH; read += client.skip(4L << 20)) {
        assertThat(sent.get() - read).isLessThan(MOST_IN_FLIGHT);
      }
    }
  }

  @Test
  void a_slow_origin_holds_the_client_back() throws Exception {
    AtomicLong sent = new AtomicLong();
    AtomicLong read = new AtomicLong();
    try (TestOrigin origin = new TestOrigin((self, wire) -> acceptAndRead(self, wire, read));
        ProxyFixture proxy = new ProxyFixture(origin.port());
        Wire client = open(proxy)) {
      Thread flood = TestOrigin.start(() -> Upgrades.flood(client, MUCH, sent));
      while (read.get() < MUCH) {
        origin.demand();
        origin.nextBody();
        assertThat(sent.get() - read.get()).isLessThan(MOST_IN_FLIGHT);
      }
      flood.join();
    }
  }

  @Test
  void much_passes_in_both_directions_at_once() throws Exception {
    try (TestOrigin origin = new TestOrigin(Upgrades::echo);
        ProxyFixture proxy = new ProxyFixture(origin.port());
        Wire client = open(proxy)) {
      TestOrigin.start(() -> Upgrades.flood(client, MUCH, new AtomicLong()));
      assertThat(client.skip(MUCH)).isEqualTo(MUCH);
    }
  }

  @Test
  void the_end_of_the_clients_output_reaches_the_origin_which_may_go_on() throws Exception {
    try (TestOrigin origin = new TestOrigin(UpgradeTunnelTest::answerAfterTheEnd);
        ProxyFixture proxy = new ProxyFixture(origin.port());
        Wire client = open(proxy)) {
      client.send("question").endOutput();
      assertThat(client.readToEnd()).isEqualTo("answer to question");
      awaitNoTunnel(proxy);
    }
  }

  @Test
  void the_end_of_the_origins_output_reaches_the_client_which_may_go_on() throws Exception {
    try (TestOrigin origin = new TestOrigin(UpgradeTunnelTest::listenAfterTheEnd);
        ProxyFixture proxy = new ProxyFixture(origin.port());
        Wire client = open(proxy)) {
      assertThat(client.readToEnd()).isEqualTo("bye");
      client.send("late words").endOutput();
      assertThat(origin.nextBody()).isEqualTo("late words");
      awaitNoTunnel(proxy);
    }
  }

  @Test
  void what_the_origin_sent_last_arrives_before_the_end() throws Exception {
    AtomicLong sent = new AtomicLong();
    try (TestOrigin origin =
            new TestOrigin((self, wire) -> Upgrades.acceptAndFlood(self, wire, sent));
        ProxyFixture proxy = new ProxyFixture(origin.port());
        Wire client = open(proxy)) {
      assertThat(client.skip(Long.MAX_VALUE)).isEqualTo(MUCH);
    }
  }

  @Test
  void what_the_client_sent_last_arrives_before_the_end() throws Exception {
    try (TestOrigin origin = new TestOrigin(Upgrades::countToTheEnd);
        ProxyFixture proxy = new ProxyFixture(origin.port())) {
      Wire client = open(proxy);
      TestOrigin.start(() -> Upgrades.floodAndClose(client));
      origin.demand();
      assertThat(origin.nextBody()).isEqualTo("" + MUCH);
    }
  }

  @Test
  void an_abrupt_end_of_the_client_reaches_the_origin() throws Exception {
    try (TestOrigin origin = new TestOrigin(Upgrades::tellTheEnd);
        ProxyFixture proxy = new ProxyFixture(origin.port())) {
      open(proxy).reset();
      assertThat(origin.nextBody()).isEqualTo("reset");
      awaitNoTunnel(proxy);
    }
  }

  @Test
  void an_abrupt_end_of_the_origin_reaches_the_client() throws Exception {
    try (TestOrigin origin = new TestOrigin(Upgrades::acceptAndReset);
        ProxyFixture proxy = new ProxyFixture(origin.port());
        Wire client = open(proxy)) {
      client.awaitClose();
      awaitNoTunnel(proxy);
    }
  }

  /** Undertow would go on writing for ever. */
  @Test
  void a_client_that_leaves_while_it_is_slow_costs_nothing() throws Exception {
    try (TestOrigin origin = new TestOrigin(UpgradeTunnelTest::floodAndTell);
        ProxyFixture proxy = new ProxyFixture(origin.port())) {
      for (int i = 0; i < 8; i++) {
        Wire client = Wire.narrowTo(proxy.port());
        client.send(Upgrades.request("/docker/app/")).readHead();
        client.readExactly(100_000);
        client.reset();
        assertThat(origin.nextBody()).isEqualTo("gone");
      }
      awaitNoTunnel(proxy);
      eventually("an end of writing", () -> !isUndertowWriting());
    }
  }

  @Test
  void tunnels_of_a_container_that_is_gone_are_closed() throws Exception {
    try (TestOrigin origin = new TestOrigin(Upgrades::tellTheEnd);
        ProxyFixture proxy = new ProxyFixture(origin.port());
        Wire client = open(proxy);
        Wire other = open(proxy)) {
      assertThat(proxy.tunnels.getOpenTunnels()).isEqualTo(2);
      proxy.tunnels.close("somebody-else");
      assertThat(proxy.tunnels.getOpenTunnels()).isEqualTo(2);

      proxy.tunnels.close("app");
      assertThat(proxy.tunnels.getOpenTunnels()).isZero();
      client.awaitClose();
      other.awaitClose();
      origin.nextBody();
      origin.nextBody();
    }
  }

  @Test
  void a_silent_tunnel_is_closed_after_the_idle_limit() throws Exception {
    ProxySettings settings = ProxyFixture.withTunnelIdle(Duration.ofMillis(300));
    try (TestOrigin origin = new TestOrigin(Upgrades::echo);
        ProxyFixture proxy = new ProxyFixture(origin.port(), settings);
        Wire client = open(proxy)) {
      client.send("x").readText(1);
      client.awaitClose();
      awaitNoTunnel(proxy);
    }
  }

  @Test
  void without_a_limit_a_silent_tunnel_stays() throws Exception {
    try (TestOrigin origin = new TestOrigin(Upgrades::echo);
        ProxyFixture proxy = new ProxyFixture(origin.port());
        Wire client = open(proxy)) {
      client.silence(Duration.ofMillis(500));
      assertThat(client.send("x").readText(1)).isEqualTo("x");
    }
  }

  @Test
  void how_long_nothing_moved_is_known() throws Exception {
    try (TestOrigin origin = new TestOrigin(Upgrades::echo);
        ProxyFixture proxy = new ProxyFixture(origin.port());
        Wire client = open(proxy)) {
      eventually("some idleness", () -> idle(proxy).toMillis() > 300);
      client.send("x").readText(1);
      assertThat(idle(proxy)).isLessThan(Duration.ofMillis(300));
      assertThat(proxy.tunnels.idle("other")).isEmpty();
    }
  }

  private static Duration idle(ProxyFixture proxy) {
    return proxy.tunnels.idle("app").orElseThrow();
  }

  private static Wire open(ProxyFixture proxy) throws IOException {
    Wire client = proxy.connect();
    client.send(Upgrades.request("/docker/app/"));
    assertThat(client.readHead().status()).isEqualTo(101);
    return client;
  }

  private static void awaitNoTunnel(ProxyFixture proxy) {
    eventually("no open tunnel", () -> proxy.tunnels.getOpenTunnels() == 0);
  }

  private static boolean isUndertowWriting() {
    return Thread.getAllStackTraces().values().stream()
        .flatMap(Stream::of)
        .anyMatch(frame -> frame.getClassName().contains("UpgradeServletOutputStream"));
  }

  private static String allBytes() {
    return IntStream.range(0, 256)
        .mapToObj(b -> String.valueOf((char) b))
        .collect(Collectors.joining());
  }

  private static void acceptAndRead(TestOrigin origin, Wire client, AtomicLong read)
      throws IOException {
    Upgrades.accept(origin, client);
    while (read.get() < MUCH) {
      origin.awaitDemand();
      read.addAndGet(client.skip(1L << 20));
      origin.tell("read");
    }
  }

  private static void answerAfterTheEnd(TestOrigin origin, Wire client) throws IOException {
    Upgrades.accept(origin, client);
    client.send("answer to " + client.readToEnd());
  }

  private static void listenAfterTheEnd(TestOrigin origin, Wire client) throws IOException {
    Upgrades.accept(origin, client);
    client.send("bye").endOutput();
    origin.tell(client.readToEnd());
  }

  private static void floodAndTell(TestOrigin origin, Wire client) throws IOException {
    try {
      Upgrades.acceptAndFlood(origin, client, new AtomicLong());
    } catch (IOException e) {
      origin.tell("gone");
    }
  }
}
