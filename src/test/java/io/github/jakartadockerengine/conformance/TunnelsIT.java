package io.github.jakartadockerengine.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jakartadockerengine.proxy.TestOrigin;
import io.github.jakartadockerengine.proxy.Wire;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes through a connection that changed the protocol, and how it ends. */
@Conformance
class TunnelsIT {

  private static final int LARGE = 1 << 20;

  @Parameter Proxy proxy;

  @Holds("RFC 9110 §7.8: bytes pass as they are in both directions")
  @Test
  void all_bytes_pass_as_they_are() throws Exception {
    try (TestOrigin origin = Handshake.echo();
        Wire client = Handshake.open(proxy, origin)) {
      String all =
          IntStream.range(0, 256)
              .mapToObj(b -> String.valueOf((char) b))
              .collect(Collectors.joining());
      assertEchoed(client, all);
    }
  }

  @Holds("RFC 6455 §5: many small messages come back one by one")
  @Test
  void many_messages_come_back() throws Exception {
    try (TestOrigin origin = Handshake.echo();
        Wire client = Handshake.open(proxy, origin)) {
      for (int i = 0; i < 2_000; i++) {
        assertEchoed(client, "message " + i);
      }
    }
  }

  @Holds("RFC 6455 §5: large messages pass in both directions at once")
  @Test
  void large_messages_pass_in_both_directions_at_once() throws Exception {
    String message = Texts.ofLength(LARGE);
    try (TestOrigin origin = new TestOrigin(TunnelsIT::exchangeLargeMessages);
        Wire client = Handshake.open(proxy, origin)) {
      for (int i = 0; i < 10; i++) {
        Thread sending = TestOrigin.start(() -> client.send(message));
        assertThat(text(client, LARGE)).isEqualTo(message);
        assertThat(origin.nextBody()).isEqualTo(message);
        sending.join();
      }
    }
  }

  @Holds("RFC 9110 §7.8: what the client sends right behind its request arrives")
  @ParameterizedTest
  @ValueSource(ints = {1, 5_000, 100_000})
  void bytes_behind_the_request_arrive(int length) throws Exception {
    String early = Texts.ofLength(length);
    try (TestOrigin origin = Handshake.echo();
        Wire client = proxy.connect()) {
      client.send(Handshake.request(proxy, origin, "/") + early);
      assertThat(client.readHead().status()).isEqualTo(101);
      assertThat(text(client, length)).isEqualTo(early);
      assertEchoed(client, "more");
    }
  }

  @Holds("RFC 9110 §7.8: what the origin sends right behind its agreement arrives")
  @ParameterizedTest
  @ValueSource(ints = {1, 5_000, 100_000})
  void bytes_behind_the_agreement_arrive(int length) throws Exception {
    String greeting = Texts.ofLength(length);
    try (TestOrigin origin = Origins.holdingAfter(Handshake.SWITCHING + "\r\n" + greeting);
        Wire client = Handshake.open(proxy, origin)) {
      assertThat(text(client, length)).isEqualTo(greeting);
    }
  }

  @Holds("RFC 9110 §7.8: what looks like HTTP in another protocol is not HTTP")
  @Test
  void http_in_a_tunnel_is_no_http() throws Exception {
    try (TestOrigin origin = Handshake.echo();
        Wire client = Handshake.open(proxy, origin)) {
      assertEchoed(client, proxy.request(origin, "GET", "/smuggled"));
      assertEchoed(client, "5\r\nhello\r\n0\r\n\r\n");
      assertEchoed(client, Origins.OK);
      assertThat(origin.nextRequest().startLine()).isEqualTo("GET / HTTP/1.1");
      assertThat(origin.unreadRequests()).isZero();
    }
  }

  @Holds("Isolation: tunnels get their own bytes, and other requests are served beside them")
  @Test
  void tunnels_are_never_mixed_up() throws Exception {
    try (TestOrigin origin = Handshake.echo();
        TestOrigin ordinary = TestOrigin.ok()) {
      List<Wire> clients = new ArrayList<>();
      for (int i = 0; i < 64; i++) {
        clients.add(Handshake.open(proxy, origin).send("I am " + (i + 10)));
        assertThat(proxy.get(ordinary, "/").body()).isEqualTo("ok");
      }
      for (int i = 0; i < 64; i++) {
        assertThat(text(clients.get(i), 7)).isEqualTo("I am " + (i + 10));
        clients.get(i).close();
      }
    }
  }

  @Holds("RFC 6455 §7.1.1: when the client closes, the origin gets everything and the end")
  @Test
  void the_clients_end_reaches_the_origin() throws Exception {
    try (TestOrigin origin = new TestOrigin(TunnelsIT::tellAll);
        Wire client = Handshake.open(proxy, origin)) {
      client.send(Texts.ofLength(LARGE)).close();
      assertThat(origin.nextBody()).isEqualTo(Texts.ofLength(LARGE));
    }
  }

  @Holds("RFC 6455 §7.1.1: when the origin closes, the client gets everything and the end")
  @Test
  void the_origins_end_reaches_the_client() throws Exception {
    String last = Texts.ofLength(LARGE);
    try (TestOrigin origin = Origins.closingAfter(Handshake.SWITCHING + "\r\n" + last);
        Wire client = Handshake.open(proxy, origin)) {
      assertThat(client.readUntilClose()).isEqualTo(last);
    }
  }

  @Holds("Behaviour: a client that only ends its own side still gets an answer; Payara closes")
  @Test
  void a_client_that_ends_its_own_side_may_get_an_answer() throws Exception {
    try (TestOrigin origin = new TestOrigin(TunnelsIT::answerTheEnd);
        Wire client = Handshake.open(proxy, origin)) {
      client.send("question").endOutput();
      assertThat(client.readUntilClose())
          .isEqualTo(proxy.onPayaraOrWildFly("", "answer to question"));
    }
  }

  @Holds("RFC 6455 §7.1.7: when the client breaks off, so does the origin's connection")
  @Test
  void an_abrupt_end_of_the_client_reaches_the_origin() throws Exception {
    try (TestOrigin origin = Origins.holdingAfter(Handshake.SWITCHING + "\r\n")) {
      Handshake.open(proxy, origin).reset();
      assertThat(origin.nextBody()).isEqualTo("closed");
    }
  }

  @Holds("RFC 6455 §7.1.7: when the origin breaks off, so does the client's connection")
  @Test
  void an_abrupt_end_of_the_origin_reaches_the_client() throws Exception {
    try (TestOrigin origin = new TestOrigin(TunnelsIT::resetOnDemand);
        Wire client = Handshake.open(proxy, origin)) {
      origin.demand();
      client.awaitClose();
    }
  }

  private static void assertEchoed(Wire client, String message) throws IOException {
    assertThat(text(client.send(message), message.length())).isEqualTo(message);
  }

  private static String text(Wire wire, int length) throws IOException {
    return new String(wire.readExactly(length), StandardCharsets.ISO_8859_1);
  }

  private static void exchangeLargeMessages(TestOrigin origin, Wire client) throws IOException {
    Handshake.accept(origin, client);
    String message = Texts.ofLength(LARGE);
    while (true) {
      client.send(message);
      origin.tell(text(client, LARGE));
    }
  }

  private static void tellAll(TestOrigin origin, Wire client) throws IOException {
    Handshake.accept(origin, client);
    origin.tell(client.readUntilClose());
  }

  private static void answerTheEnd(TestOrigin origin, Wire client) throws IOException {
    Handshake.accept(origin, client);
    client.send("answer to " + client.readUntilClose());
  }

  private static void resetOnDemand(TestOrigin origin, Wire client) throws IOException {
    Handshake.accept(origin, client);
    origin.awaitDemand();
    client.reset();
  }
}
