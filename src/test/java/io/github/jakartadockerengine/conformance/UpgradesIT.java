package io.github.jakartadockerengine.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jakartadockerengine.proxy.Answer;
import io.github.jakartadockerengine.proxy.Head;
import io.github.jakartadockerengine.proxy.TestOrigin;
import io.github.jakartadockerengine.proxy.Wire;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests to change the protocol, and what origins answer. */
@Conformance
class UpgradesIT {

  private static final String NO = "HTTP/1.1 403 Forbidden\r\nContent-Length: 6\r\n\r\nno way";

  @Parameter Proxy proxy;

  @Holds("RFC 6455 §4.1: a handshake arrives with all its fields")
  @Test
  void a_handshake_arrives() throws Exception {
    try (TestOrigin origin = Handshake.echo()) {
      Head request =
          upgraded(
              origin,
              "Sec-WebSocket-Protocol: v2.kernel, v1.kernel",
              "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits",
              "Origin: http://proxy.test",
              "Cookie: a=1; JAKARTA_DOCKER_ENGINE_SESSION=s; b=2");
      assertThat(request.startLine()).isEqualTo("GET /ws?a=b HTTP/1.1");
      assertThat(request.values("Connection")).containsExactly("Upgrade");
      assertThat(request.values("Upgrade")).containsExactly("websocket");
      assertThat(request.values("Host")).containsExactly(proxy.host(origin));
      assertThat(request.values("Origin")).containsExactly("http://proxy.test");
      assertThat(request.values("Cookie")).containsExactly("a=1; b=2");
      assertThat(request.values("Sec-WebSocket-Key")).containsExactly("dGhlIHNhbXBsZSBub25jZQ==");
      assertThat(request.values("Sec-WebSocket-Version")).containsExactly("13");
      assertThat(request.values("Sec-WebSocket-Protocol")).containsExactly("v2.kernel, v1.kernel");
      assertThat(request.values("Sec-WebSocket-Extensions"))
          .containsExactly("permessage-deflate; client_max_window_bits");
    }
  }

  @Holds("RFC 6455 §4.2.2: the origin's choice of subprotocol and extensions reaches the client")
  @Test
  void the_origins_choice_arrives() throws Exception {
    Head head =
        answerTo(
                Handshake.SWITCHING
                    + "Sec-WebSocket-Protocol: v1.kernel\r\n"
                    + "Sec-WebSocket-Extensions: permessage-deflate\r\n\r\n")
            .head();
    assertThat(head.status()).isEqualTo(101);
    assertThat(head.values("Connection")).containsExactly("Upgrade");
    assertThat(head.values("Upgrade")).containsExactly("websocket");
    assertThat(head.values("Sec-WebSocket-Accept")).containsExactly("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
    assertThat(head.values("Sec-WebSocket-Protocol")).containsExactly("v1.kernel");
    assertThat(head.values("Sec-WebSocket-Extensions")).containsExactly("permessage-deflate");
    assertThat(head.values("Content-Length")).isEmpty();
    assertThat(head.values("Transfer-Encoding")).isEmpty();
  }

  @Holds("RFC 6265 §3: a cookie may come with the change of protocol")
  @Test
  void a_cookie_comes_with_the_agreement() throws Exception {
    try (TestOrigin origin =
        Origins.holdingAfter(Handshake.SWITCHING + "Set-Cookie: a=b; Path=/\r\n\r\n")) {
      assertThat(answerOf(origin).head().values("Set-Cookie"))
          .containsExactly("a=b; Path=" + proxy.prefix(origin) + "/");
    }
  }

  @Holds("RFC 9110 §15.2: interim responses before the agreement hold nobody up")
  @Test
  void an_interim_response_is_not_the_agreement() throws Exception {
    String hints = "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n";
    assertThat(answerTo(hints + Handshake.SWITCHING + "\r\n").status()).isEqualTo(101);
  }

  @Holds("RFC 6455 §4.1: a refusal is relayed with its body")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "200 OK\r\nContent-Length: 6\r\n\r\nno way",
        "401 Unauthorized\r\nContent-Length: 6\r\n\r\nno way",
        "403 Forbidden\r\nContent-Length: 6\r\n\r\nno way",
        "403 Forbidden\r\nTransfer-Encoding: chunked\r\n\r\n6\r\nno way\r\n0\r\n\r\n",
        "403 Forbidden\r\nConnection: close\r\n\r\nno way",
        "426 Upgrade Required\r\nConnection: Upgrade\r\nUpgrade: x\r\nContent-Length: 6\r\n\r\nno way"
      })
  void a_refusal_is_relayed(String refusal) throws Exception {
    try (TestOrigin origin = Origins.closingAfter("HTTP/1.1 " + refusal);
        Wire client = proxy.connect()) {
      Head head = client.send(Handshake.request(proxy, origin, "/")).readHead();
      assertThat(head.status()).isEqualTo(Integer.parseInt(refusal.substring(0, 3)));
      boolean framed = head.isChunked() || head.field("Content-Length").isPresent();
      assertThat(framed ? client.readBody(head) : client.readUntilClose()).isEqualTo("no way");
    }
  }

  @Holds("RFC 9110 §15.5.22: a response that requires an upgrade says to what")
  @Test
  void a_required_upgrade_is_named() throws Exception {
    String required = "HTTP/1.1 426 Upgrade Required\r\nConnection: Upgrade\r\nUpgrade: x/1, y\r\n";
    try (TestOrigin origin = TestOrigin.answering(required + "Content-Length: 0\r\n\r\n")) {
      Answer answer = proxy.get(origin, "/");
      assertThat(answer.head().values("Upgrade")).containsExactly("x/1, y");
      assertThat(answer.head().field("Connection").orElse("")).containsIgnoringCase("upgrade");
    }
  }

  @Holds("RFC 9110 §7.8: a client that was refused goes on in HTTP; Payara closes its connection")
  @Test
  void a_refused_client_goes_on() throws Exception {
    try (TestOrigin refusing = TestOrigin.answering(NO);
        TestOrigin accepting = Handshake.echo();
        Wire client = proxy.connect()) {
      assertRefused(client.send(Handshake.request(proxy, refusing, "/")));
      if (proxy.server().isWildFly()) {
        assertRefused(client.send(proxy.request(refusing, "GET", "/")));
        assertRefused(client.send(Handshake.request(proxy, refusing, "/")));
        client.send(Handshake.request(proxy, accepting, "/"));
        assertThat(client.readHead().status()).isEqualTo(101);
        assertThat(client.send("frame").readExactly(5)).asString().isEqualTo("frame");
      } else {
        client.awaitClose();
      }
    }
  }

  @Holds("RFC 9110 §7.8: what follows a refused handshake is the next request; Payara drops it")
  @Test
  void what_follows_a_refused_handshake_is_a_request() throws Exception {
    try (TestOrigin origin = TestOrigin.answering(NO);
        Wire client = proxy.connect()) {
      client.send(Handshake.request(proxy, origin, "/") + proxy.request(origin, "GET", "/next"));
      assertRefused(client);
      if (proxy.server().isWildFly()) {
        assertRefused(client);
      } else {
        client.awaitClose();
        assertThat(origin.nextRequest().startLine()).isEqualTo("GET / HTTP/1.1");
        assertThat(origin.unreadRequests()).isZero();
      }
    }
  }

  @Holds("RFC 6455 §4.1: a redirect is relayed, and leads back through the proxy")
  @Test
  void a_redirect_is_relayed() throws Exception {
    try (TestOrigin origin =
        Origins.closingAfter("HTTP/1.1 302 F\r\nLocation: /b\r\nContent-Length: 0\r\n\r\n")) {
      Head head = answerOf(origin).head();
      assertThat(head.status()).isEqualTo(302);
      assertThat(head.values("Location")).containsExactly(proxy.prefix(origin) + "/b");
    }
  }

  @Holds("RFC 9110 §15.6.3: an origin that closes before it agreed is a 502")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "HTTP/1.1 101 Switching",
        "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n",
        "\u0081\u0005hello"
      })
  void an_origin_that_closes_before_it_agreed_is_a_502(String beginning) throws Exception {
    assertThat(answerTo(beginning).status()).isEqualTo(502);
  }

  @Holds("RFC 9110 §15.6.5: an origin that does not answer a handshake in time is a 504")
  @Test
  void silence_is_a_504() throws Exception {
    try (TestOrigin origin = Origins.holdingAfter("")) {
      assertThat(answerOf(origin).status()).isEqualTo(504);
      assertThat(origin.nextBody()).isEqualTo("closed");
    }
  }

  @Holds("RFC 9110 §15.6.4: for an origin that accepts no connection the waiting page answers")
  @Test
  void a_refused_connection_is_a_503() throws Exception {
    TestOrigin origin = Handshake.echo();
    origin.close();
    Answer answer = answerOf(origin);
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.head().values("X-Please-Wait")).containsExactly("page");
  }

  @Holds("RFC 9110 §7.8: other protocols are offered as they came, but for HTTP")
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'Connection: Upgrade\r\nUpgrade: chat'|'chat'",
        "'Connection: Upgrade\r\nUpgrade: IRC/6.9, chat/2'|'IRC/6.9, chat/2'",
        "'Connection: Upgrade\r\nUpgrade: tcp'|'tcp'",
        "'connection: upgrade\r\nupgrade: WebSocket'|'WebSocket'",
        "'Connection: keep-alive\r\nConnection: Upgrade\r\nUpgrade: websocket'|'websocket'",
        "'Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c, websocket'|'websocket'"
      })
  void another_protocol_is_offered(String fields, String offered) throws Exception {
    try (TestOrigin origin = Handshake.echo();
        Wire client = proxy.connect()) {
      client.send(proxy.request(origin, "GET", "/", fields));
      assertThat(client.readHead().status()).isEqualTo(101);
      assertThat(client.send("hello").readExactly(5)).asString().isEqualTo("hello");
      Head request = origin.nextRequest();
      assertThat(request.values("Upgrade")).containsExactly(offered);
      assertThat(request.values("Connection")).containsExactly("Upgrade");
    }
  }

  /** What the origin gets of a handshake that it agrees to. */
  private Head upgraded(TestOrigin origin, String... fields) throws Exception {
    try (Wire client = proxy.connect()) {
      client.send(Handshake.request(proxy, origin, "/ws?a=b", fields));
      assertThat(client.readHead().status()).isEqualTo(101);
      return origin.nextRequest();
    }
  }

  private Answer answerTo(String response) throws IOException {
    try (TestOrigin origin = Origins.closingAfter(response)) {
      return answerOf(origin);
    }
  }

  private Answer answerOf(TestOrigin origin) throws IOException {
    try (Wire client = proxy.connect()) {
      Head head = client.send(Handshake.request(proxy, origin, "/")).readHead();
      return new Answer(head, client.readBody(head));
    }
  }

  private static void assertRefused(Wire client) throws IOException {
    Head head = client.readHead();
    assertThat(head.status()).isEqualTo(403);
    assertThat(client.readBody(head)).isEqualTo("no way");
  }
}
