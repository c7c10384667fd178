package io.github.jakartadockerengine.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Tunnels on the servers that the application is for. */
@ArquillianTest
@Tag("deployed")
class DeployedTunnelIT {

  private static final long MUCH = Upgrades.MUCH;
  private static final long MOST_IN_FLIGHT = 48L << 20;

  @ArquillianResource URL url;

  @Deployment(testable = false)
  static WebArchive proxyAlone() {
    return DeployedProxyIT.proxyAlone();
  }

  @Test
  void small_messages_come_back_on_several_connections() throws Exception {
    try (TestOrigin origin = new TestOrigin(Upgrades::echo)) {
      List<Wire> clients = open(origin, 8);
      for (int i = 0; i < 4_000; i++) {
        Wire client = clients.get(i % clients.size());
        String message = "message " + i;
        assertThat(client.send(message).readText(message.length())).isEqualTo(message);
      }
      close(clients);
    }
  }

  @Test
  void large_messages_come_back() throws Exception {
    String message = "0123456789abcdef".repeat(65_536);
    try (TestOrigin origin = new TestOrigin(Upgrades::echo);
        Wire client = open(origin)) {
      for (int i = 0; i < 20; i++) {
        Thread sending = TestOrigin.start(() -> client.send(message));
        assertThat(client.readText(message.length())).isEqualTo(message);
        sending.join();
      }
    }
  }

  @Test
  void bytes_right_behind_the_heads_arrive() throws Exception {
    for (int i = 0; i < 100; i++) {
      try (TestOrigin origin = new TestOrigin(Upgrades::greetAtOnce);
          Wire client = Wire.to(url.getPort())) {
        client.send(Upgrades.request(path(origin)) + "early").readHead();
        assertThat(client.readText("greeting early".length())).isEqualTo("greeting early");
      }
    }
  }

  @Test
  void what_the_client_sent_last_arrives_before_the_end() throws Exception {
    try (TestOrigin origin = new TestOrigin(Upgrades::countToTheEnd)) {
      Wire client = open(origin);
      TestOrigin.start(() -> Upgrades.floodAndClose(client));
      origin.demand();
      assertThat(origin.nextBody()).isEqualTo("" + MUCH);
    }
  }

  @Test
  void what_the_origin_sent_last_arrives_before_the_end() throws Exception {
    AtomicLong sent = new AtomicLong();
    try (TestOrigin origin =
            new TestOrigin((self, wire) -> Upgrades.acceptAndFlood(self, wire, sent));
        Wire client = Wire.narrowTo(url.getPort())) {
      client.send(Upgrades.request(path(origin))).readHead();
      for (long read = 0; read < MUCH; read += client.skip(4L << 20)) {
        assertThat(sent.get() - read).isLessThan(MOST_IN_FLIGHT);
      }
      client.awaitClose();
    }
  }

  @Test
  void an_end_of_the_client_reaches_the_origin() throws Exception {
    try (TestOrigin origin = new TestOrigin(Upgrades::tellTheEnd)) {
      open(origin).reset();
      origin.nextBody();
      open(origin).close();
      assertThat(origin.nextBody()).isEqualTo("end");
    }
  }

  @Test
  void an_abrupt_end_of_the_origin_reaches_the_client() throws Exception {
    try (TestOrigin origin = new TestOrigin(Upgrades::acceptAndReset);
        Wire client = open(origin)) {
      client.awaitClose();
    }
  }

  private List<Wire> open(TestOrigin origin, int count) throws IOException {
    List<Wire> clients = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      clients.add(open(origin));
    }
    return clients;
  }

  private Wire open(TestOrigin origin) throws IOException {
    Wire client = Wire.to(url.getPort());
    client.send(Upgrades.request(path(origin)));
    assertThat(client.readHead().status()).isEqualTo(101);
    return client;
  }

  private static void close(List<Wire> clients) throws IOException {
    for (Wire client : clients) {
      client.close();
    }
  }

  private static String path(TestOrigin origin) {
    return "/docker/at-" + origin.port() + "/";
  }
}
