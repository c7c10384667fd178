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
      assertThat(request.fields())
          .contains(
              "Connection: Upgrade",
              "Upgrade: websocket",
              "Host: " + proxy.host(origin),
              "Origin: http://proxy.test",
              "Cookie: a=1; b=2");
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
    try (TestOrigin origin = Origins.closingAfter("HTTP/1.1 " + refusal)) {
      Answer answer = answerOf(origin);
      assertThat(answer.status()).isEqualTo(Integer.parseInt(refusal.substring(0, 3)));
      assertThat(answer.body()).isEqualTo("no way");
    }
  }

  @Holds("RFC 9110 §7.8: a client that was refused goes on in HTTP, and may ask again")
  @Test
  void a_refused_client_goes_on() throws Exception {
    try (TestOrigin refusing =
            TestOrigin.answering("HTTP/1.1 403 No\r\nContent-Length: 1\r\n\r\nx");
        TestOrigin accepting = Handshake.echo();
        Wire client = proxy.connect()) {
      for (int i = 0; i < 3; i++) {
        client.send(Handshake.request(proxy, refusing, "/"));
        assertThat(client.readBody(client.readHead())).isEqualTo("x");
        client.send(proxy.request(refusing, "GET", "/"));
        assertThat(client.readBody(client.readHead())).isEqualTo("x");
      }
      client.send(Handshake.request(proxy, accepting, "/"));
      assertThat(client.readHead().status()).isEqualTo(101);
      assertThat(client.send("frame").readExactly(5)).asString().isEqualTo("frame");
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
    assertThat(answer.body()).contains("Please wait");
  }

  @Holds("RFC 9110 §7.8: other protocols are offered as they came, but for HTTP")
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Connection: Upgrade\r\nUpgrade: chat|chat",
        "Connection: Upgrade\r\nUpgrade: IRC/6.9, chat/2|IRC/6.9, chat/2",
        "Connection: Upgrade\r\nUpgrade: tcp|tcp",
        "connection: upgrade\r\nupgrade: WebSocket|WebSocket",
        "Connection: keep-alive\r\nConnection: Upgrade\r\nUpgrade: websocket|websocket",
        "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c, websocket|websocket"
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

  @Holds("RFC 9110 §7.8: what is no upgrade, or one to HTTP/2, is an ordinary request")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET 1.1|Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABk",
        "GET 1.1|Connection: Upgrade\r\nUpgrade: H2C",
        "GET 1.1|Connection: Upgrade\r\nUpgrade: HTTP/2.0",
        "GET 1.1|Connection: keep-alive\r\nUpgrade: websocket",
        "GET 1.1|Upgrade: websocket",
        "GET 1.1|Connection: Upgrade",
        "GET 1.0|Connection: Upgrade\r\nUpgrade: websocket"
      })
  void what_is_not_to_be_upgraded_is_an_ordinary_request(String request) throws Exception {
    try (TestOrigin origin = TestOrigin.ok()) {
      assertOrdinary(origin, request, "");
    }
  }

  @Holds("RFC 9110 §7.8: a request with a body is not upgraded before the body was read")
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"Content-Length: 5|hello", "Transfer-Encoding: chunked|5\r\nhello\r\n0\r\n\r\n"})
  void a_request_with_a_body_is_not_upgraded(String framing, String body) throws Exception {
    String fields = "Connection: Upgrade\r\nUpgrade: websocket\r\n" + framing;
    try (TestOrigin origin = TestOrigin.ok()) {
      assertOrdinary(origin, "POST 1.1|" + fields, body);
      assertThat(origin.nextBody()).isEqualTo("hello");
    }
  }

  @Holds("RFC 9110 §15.2.2: 101 to a request whose upgrade was not passed on is no answer")
  @Test
  void switching_to_what_was_not_offered_is_a_502() throws Exception {
    try (TestOrigin origin = Origins.closingAfter(Handshake.SWITCHING + "\r\n")) {
      Answer answer = proxy.get(origin, "/", "Connection: Upgrade", "Upgrade: h2c");
      assertThat(answer.status()).isEqualTo(502);
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

  /**
   * The origin hears of no upgrade, and the connection goes on.
   *
   * @param request the method, the version and the fields
   */
  private void assertOrdinary(TestOrigin origin, String request, String body) throws Exception {
    String[] parts = request.split("[ |]", 3);
    try (Wire client = proxy.connect()) {
      String head = proxy.request(origin, parts[0], "/", parts[2]);
      client.send(head.replaceFirst("HTTP/1.1\r\n", "HTTP/" + parts[1] + "\r\n") + body);
      assertThat(client.readBody(client.readHead())).isEqualTo("ok");
    }
    Head received = origin.nextRequest();
    assertThat(received.values("Upgrade")).isEmpty();
    assertThat(received.values("HTTP2-Settings")).isEmpty();
    assertThat(received.values("Connection")).doesNotContain("Upgrade");
  }
}
