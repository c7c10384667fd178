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
import org.junit.jupiter.params.provider.ValueSource;

/** Requests whose protocol must not change. */
@Conformance
class RefusedUpgradesIT {

  private static final String UPGRADE = "Connection: Upgrade\r\nUpgrade: websocket";

  @Parameter Proxy proxy;

  @Holds("RFC 9110 §7.8: what is no upgrade, or one to HTTP/2, is an ordinary request")
  @ParameterizedTest
  @ValueSource(
      strings = {
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
  @Test
  void a_request_with_a_body_is_not_upgraded() throws Exception {
    try (TestOrigin origin = TestOrigin.ok()) {
      assertOrdinary(origin, "POST 1.1|" + UPGRADE + "\r\nContent-Length: 5", "hello");
      assertThat(origin.nextBody()).isEqualTo("hello");
    }
  }

  @Holds("RFC 9110 §7.8: the same in chunks; Payara takes all to the connection's end for the body")
  @Test
  void a_request_in_chunks_is_not_upgraded() throws Exception {
    String body = "5\r\nhello\r\n0\r\n\r\n";
    try (TestOrigin origin = new TestOrigin(RefusedUpgradesIT::tellEachChunk);
        Wire client = proxy.connect()) {
      client.send(proxy.request(origin, "POST", "/", UPGRADE, "Transfer-Encoding: chunked"));
      client.send(body);
      assertHeardOfNoUpgrade(origin);
      assertThat(origin.nextBody()).isEqualTo(proxy.onPayaraOrWildFly(body, "hello"));
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

  @Holds("RFC 9110 §7.8: HTTP/2 is between client and server: an origin hears nothing of it")
  @Test
  void http_2_ends_at_the_server() throws Exception {
    try (TestOrigin origin = TestOrigin.ok();
        Wire client = proxy.connect()) {
      String fields = "Upgrade: h2c\r\nHTTP2-Settings: AAMAAABk";
      client.send(proxy.request(origin, "GET", "/", "Connection: Upgrade, HTTP2-Settings", fields));
      assertThat(client.readHead().status()).isEqualTo(101);
      assertHeardOfNoUpgrade(origin);
    }
  }

  /**
   * The origin hears of no upgrade, and its answer arrives.
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
    assertHeardOfNoUpgrade(origin);
  }

  private static void assertHeardOfNoUpgrade(TestOrigin origin) throws Exception {
    Head received = origin.nextRequest();
    assertThat(received.values("Upgrade")).isEmpty();
    assertThat(received.values("HTTP2-Settings")).isEmpty();
    assertThat(received.values("Connection")).doesNotContain("Upgrade");
  }

  private static void tellEachChunk(TestOrigin origin, Wire client) throws IOException {
    origin.readRequest(client);
    while (true) {
      origin.tell(client.readChunk());
    }
  }
}
