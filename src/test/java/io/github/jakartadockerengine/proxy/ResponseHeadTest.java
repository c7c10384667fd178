package io.github.jakartadockerengine.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResponseHeadTest {

  @ParameterizedTest
  @ValueSource(ints = {200, 201, 206, 299, 301, 401, 404, 418, 500, 503, 599})
  void status_is_relayed(int status) throws Exception {
    assertThat(relayed("HTTP/1.1 " + status + " X\r\nContent-Length: 0\r\n\r\n").status())
        .isEqualTo(status);
  }

  @Test
  void header_fields_are_relayed_in_order() throws Exception {
    Head head =
        relayed(ok("X-A: 1", "Set-Cookie: a=1; Secure", "X-A: 2", "Set-Cookie: b=2")).head();
    assertThat(head.values("X-A")).containsExactly("1", "2");
    assertThat(head.values("Set-Cookie")).containsExactly("a=1; Secure", "b=2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Link: </x>; rel=next",
        "Content-Type: image/png",
        "Content-Encoding: gzip",
        "ETag: W/\"1\"",
        "Vary: *",
        "Server: own",
        "Date: Thu, 01 Jan 1970 00:00:00 GMT",
        "WWW-Authenticate: Basic realm=\"x\""
      })
  void end_to_end_field_is_relayed_unchanged(String field) throws Exception {
    String[] parts = field.split(": ", 2);
    assertThat(relayed(ok(field)).head().values(parts[0])).containsExactly(parts[1]);
  }

  @Test
  void content_type_keeps_its_charset() throws Exception {
    Head head = relayed(ok("Content-Type: text/html; charset=ISO-8859-15")).head();
    // Undertow writes parameters without the optional space.
    assertThat(head.field("Content-Type").orElse("").replace(" ", ""))
        .isEqualTo("text/html;charset=ISO-8859-15");
  }

  @Test
  void response_without_a_content_type_gets_none() throws Exception {
    assertThat(relayed(ok()).head().values("Content-Type")).isEmpty();
  }

  @Test
  void hop_by_hop_fields_end_at_the_proxy() throws Exception {
    Head head = relayed(ok("Connection: X-Mine", "X-Mine: 1", "Keep-Alive: timeout=5")).head();
    assertThat(head.values("X-Mine")).isEmpty();
    assertThat(head.values("Keep-Alive")).isEmpty();
  }

  @Test
  void origin_cannot_set_the_products_session_cookie() throws Exception {
    Head head =
        relayed(ok("Set-Cookie: JAKARTA_DOCKER_ENGINE_SESSION=x; Path=/", "Set-Cookie: a=1"))
            .head();
    assertThat(head.values("Set-Cookie")).containsExactly("a=1");
  }

  @Test
  void what_the_origin_says_of_itself_holds_for_the_client() throws Exception {
    Head head =
        relayed(
                ok(
                    "Location: http://PROXY.test:80/x",
                    "Refresh: 5; url=/x",
                    "Set-Cookie: a=1; Path=/; Domain=proxy.test",
                    "Set-Cookie: b=\"2\"; path=/x",
                    "Service-Worker-Allowed: /",
                    "Clear-Site-Data: \"*\"",
                    "Strict-Transport-Security: max-age=1"))
            .head();
    assertThat(head.values("Location")).containsExactly("/docker/app/x");
    assertThat(head.values("Refresh")).containsExactly("5; url=/docker/app/x");
    assertThat(head.values("Set-Cookie"))
        .containsExactly("a=1; Path=/docker/app/", "b=\"2\"; path=/docker/app/x");
    assertThat(head.values("Service-Worker-Allowed")).containsExactly("/docker/app/");
    assertThat(head.values("Clear-Site-Data")).isEmpty();
    assertThat(head.values("Strict-Transport-Security")).isEmpty();
  }

  @Test
  void origins_own_address_is_where_the_client_sees_it() throws Exception {
    try (TestOrigin origin =
            new TestOrigin(
                (self, client) -> {
                  self.readRequest(client);
                  client.send(ok("Location: http://127.0.0.1:" + self.port() + "/x?y#z"));
                });
        ProxyFixture proxy = new ProxyFixture(origin.port())) {
      assertThat(proxy.get("/docker/app/").head().values("Location"))
          .containsExactly("/docker/app/x?y#z");
    }
  }

  @Test
  void head_response_keeps_the_length_and_has_no_body() throws Exception {
    String response = "HTTP/1.1 200 OK\r\nContent-Length: 4711\r\n\r\n";
    assertThat(relayedTwiceOnOneConnection("HEAD", response).field("Content-Length"))
        .contains("4711");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 204 No Content\r\n\r\n",
        "HTTP/1.1 304 Not Modified\r\nETag: \"a\"\r\n\r\n",
        "HTTP/1.1 304 Not Modified\r\nContent-Length: 99\r\n\r\n"
      })
  void response_that_never_has_a_body_leaves_the_connection_usable(String response)
      throws Exception {
    Head head = relayedTwiceOnOneConnection("GET", response);
    assertThat(response).startsWith("HTTP/1.1 " + head.status());
  }

  @Test
  void interim_responses_are_dropped() throws Exception {
    String early = "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n";
    Answer answer = relayed(early + early + ok("X-A: 1"));
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.head().field("Link")).isEmpty();
  }

  @Test
  void response_header_of_100_kilobytes_is_relayed() throws Exception {
    String big = "b".repeat(100_000);
    assertThat(relayed(ok("X-Big: " + big)).head().field("X-Big")).contains(big);
  }

  @Test
  void endless_response_header_is_a_bad_gateway() throws Exception {
    assertThat(relayed(ok("X-Big: " + "b".repeat(200_000))).status()).isEqualTo(502);
  }

  private static String ok(String... fields) {
    String lines = fields.length == 0 ? "" : String.join("\r\n", fields) + "\r\n";
    return "HTTP/1.1 200 OK\r\n" + lines + "Content-Length: 0\r\n\r\n";
  }

  private static Answer relayed(String response) throws IOException {
    try (TestOrigin origin = TestOrigin.answering(response);
        ProxyFixture proxy = new ProxyFixture(origin.port())) {
      return proxy.get("/docker/app/");
    }
  }

  /** The second head; a body where none belongs would be in its place. */
  private static Head relayedTwiceOnOneConnection(String method, String response)
      throws IOException {
    try (TestOrigin origin = TestOrigin.answering(response);
        ProxyFixture proxy = new ProxyFixture(origin.port());
        Wire client = proxy.connect()) {
      client.send(ProxyFixture.request(method, "/docker/app/")).readHead();
      return client.send(ProxyFixture.request(method, "/docker/app/")).readHead();
    }
  }
}
