package io.github.jakartadockerengine.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The handshake of WebSockets and other upgrades. */
class UpgradeTest {

  private static final String CHUNKS = "3\r\nno \r\n3\r\nway\r\n0\r\n\r\n";
  private static final String REFUSED_IN_CHUNKS =
      "HTTP/1.1 403 Forbidden\r\nTransfer-Encoding: chunked\r\nX-Why: because\r\n\r\n" + CHUNKS;

  @Test
  void request_arrives_with_the_protocol_and_everything_about_it() throws Exception {
    try (TestOrigin origin = new TestOrigin(Upgrades::echo);
        ProxyFixture proxy = new ProxyFixture(origin.port());
        Wire client = proxy.connect()) {
      client.send(
          Upgrades.request(
              "/docker/app/ws?a=b", "Sec-WebSocket-Protocol: a, b", "Sec-WebSocket-Extensions: c"));
      client.readHead();

      Head request = origin.nextRequest();
      assertThat(request.startLine()).isEqualTo("GET /ws?a=b HTTP/1.1");
      assertThat(request.values("Connection")).containsExactly("Upgrade");
      assertThat(request.values("Upgrade")).containsExactly("chat");
      assertThat(request.values("Host")).containsExactly("proxy.test");
      assertThat(request.values("Sec-WebSocket-Protocol")).containsExactly("a, b");
      assertThat(request.values("Sec-WebSocket-Extensions")).containsExactly("c");
      assertThat(request.values("X-Forwarded-Prefix")).containsExactly("/docker/app");
      assertThat(proxy.requested).containsExactly("app /docker/app/ws");
    }
  }

  @Test
  void answer_arrives_with_the_protocol_and_everything_about_it() throws Exception {
    String answer =
        "HTTP/1.1 103 Early Hints\r\n\r\n"
            + Upgrades.SWITCHING
            + "Sec-WebSocket-Accept: x\r\nSet-Cookie: a=b; Path=/\r\nKeep-Alive: 5\r\n\r\n";
    Head head = answerTo(answer).head();

    assertThat(head.status()).isEqualTo(101);
    assertThat(head.values("Connection")).containsExactly("Upgrade");
    assertThat(head.values("Upgrade")).containsExactly("chat");
    assertThat(head.values("Sec-WebSocket-Accept")).containsExactly("x");
    assertThat(head.values("Set-Cookie")).containsExactly("a=b; Path=/docker/app/");
    assertThat(head.values("Keep-Alive")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 403 Forbidden\r\nContent-Length: 6\r\nX-Why: because\r\n\r\nno way",
        "HTTP/1.1 403 Forbidden\r\nConnection: close\r\nX-Why: because\r\n\r\nno way",
        REFUSED_IN_CHUNKS
      })
  void refusal_is_relayed(String refusal) throws Exception {
    Answer answer = answerTo(refusal);

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.head().values("X-Why")).containsExactly("because");
    assertThat(answer.body()).isEqualTo("no way");
  }

  @Test
  void refusal_cut_in_its_body_is_cut_at_the_client_too() throws Exception {
    String cut = "HTTP/1.1 403 Forbidden\r\nContent-Length: 60\r\n\r\nno way";
    try (TestOrigin origin = new TestOrigin((self, wire) -> answerOnce(self, wire, cut));
        ProxyFixture proxy = new ProxyFixture(origin.port());
        Wire client = proxy.connect()) {
      client.send(Upgrades.request("/docker/app/"));
      assertThat(client.readToEnd()).doesNotEndWith("0\r\n\r\n");
    }
  }

  @Test
  void clients_connection_serves_other_requests_after_a_refusal() throws Exception {
    try (TestOrigin origin = TestOrigin.answering("HTTP/1.1 404 No\r\nContent-Length: 1\r\n\r\nx");
        ProxyFixture proxy = new ProxyFixture(origin.port());
        Wire client = proxy.connect()) {
      for (int i = 0; i < 3; i++) {
        Head head = client.send(Upgrades.request("/docker/app/")).readHead();
        assertThat(head.status()).isEqualTo(404);
        assertThat(client.readBody(head)).isEqualTo("x");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "HTTP/1.1 101 Switching", "garbage\r\n\r\n", "HTTP/1.1 101 S\r\nA b\r\n\r\n"})
  void origin_that_closes_or_talks_garbage_is_a_bad_gateway(String answer) throws Exception {
    assertThat(answerTo(answer).status()).isEqualTo(502);
  }

  @Test
  void head_that_is_too_long_is_a_bad_gateway() throws Exception {
    String field = "A: " + "x".repeat(16_000) + "\r\n";
    assertThat(answerTo(Upgrades.SWITCHING + field.repeat(7) + "\r\n").status()).isEqualTo(101);
    assertThat(answerTo(Upgrades.SWITCHING + field.repeat(9) + "\r\n").status()).isEqualTo(502);
  }

  @Test
  void silent_origin_is_a_gateway_timeout() throws Exception {
    ProxySettings settings = ProxyFixture.withResponseTimeout(Duration.ofMillis(200));
    try (TestOrigin origin = new TestOrigin((self, client) -> client.awaitClose());
        ProxyFixture proxy = new ProxyFixture(origin.port(), settings);
        Wire client = proxy.connect()) {
      client.send(Upgrades.request("/docker/app/"));
      assertThat(client.readHead().status()).isEqualTo(504);
    }
  }

  @Test
  void refused_connection_is_reported_and_answered_as_not_ready() throws Exception {
    TestOrigin origin = TestOrigin.ok();
    origin.close();
    try (ProxyFixture proxy = new ProxyFixture(origin.port());
        Wire client = proxy.connect()) {
      Head head = client.send(Upgrades.request("/docker/app/")).readHead();
      assertThat(head.status()).isEqualTo(503);
      assertThat(client.readBody(head)).isEqualTo("wait for app");
      assertThat(proxy.refused).extracting(Origin::name).containsExactly("app");
    }
  }

  @Test
  void waiting_container_is_answered_as_not_ready() throws Exception {
    try (ProxyFixture proxy = new ProxyFixture(1);
        Wire client = proxy.connect()) {
      Head head = client.send(Upgrades.request("/docker/other/")).readHead();
      assertThat(client.readBody(head)).isEqualTo("wait for other");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABk",
        "Connection: Upgrade\r\nUpgrade: H2C\r\nHTTP2-Settings: AAMAAABk",
        "Connection: Upgrade\r\nUpgrade: HTTP/2.0",
        "Connection: keep-alive\r\nUpgrade: chat",
        "Connection: Upgrade",
        "Connection: Upgrade\r\nUpgrade:",
        "Connection: Upgrade\r\nUpgrade: chat\r\nContent-Length: 5\r\n\r\nhello"
      })
  void what_is_not_to_be_upgraded_is_an_ordinary_request(String fields) throws Exception {
    try (TestOrigin origin = TestOrigin.ok();
        ProxyFixture proxy = new ProxyFixture(origin.port());
        Wire client = proxy.connect()) {
      client.send("GET /docker/app/ HTTP/1.1\r\nHost: proxy.test\r\n" + fields + "\r\n\r\n");
      assertThat(client.readHead().status()).isEqualTo(200);

      Head request = origin.nextRequest();
      assertThat(request.values("Upgrade")).isEmpty();
      assertThat(request.values("HTTP2-Settings")).isEmpty();
      assertThat(request.values("Connection")).doesNotContain("Upgrade");
    }
  }

  @Test
  void other_protocols_are_offered_without_http() throws Exception {
    try (TestOrigin origin = new TestOrigin(Upgrades::echo);
        ProxyFixture proxy = new ProxyFixture(origin.port());
        Wire client = proxy.connect()) {
      client.send(
          ProxyFixture.request(
              "GET", "/docker/app/", "Connection: upgrade", "Upgrade: h2c, chat/2, x"));
      client.readHead();
      assertThat(origin.nextRequest().values("Upgrade")).containsExactly("chat/2, x");
    }
  }

  private static Answer answerTo(String response) throws Exception {
    try (TestOrigin origin = new TestOrigin((self, wire) -> answerOnce(self, wire, response));
        ProxyFixture proxy = new ProxyFixture(origin.port());
        Wire client = proxy.connect()) {
      Head head = client.send(Upgrades.request("/docker/app/")).readHead();
      return new Answer(head, client.readBody(head));
    }
  }

  private static void answerOnce(TestOrigin origin, Wire client, String response)
      throws IOException {
    origin.readRequest(client);
    client.send(response);
  }
}
