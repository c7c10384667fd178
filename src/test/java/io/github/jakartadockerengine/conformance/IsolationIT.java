package io.github.jakartadockerengine.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jakartadockerengine.proxy.Answer;
import io.github.jakartadockerengine.proxy.Head;
import io.github.jakartadockerengine.proxy.TestOrigin;
import io.github.jakartadockerengine.proxy.Wire;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests reach the origin that they name and no other, and say who sent them. */
@Conformance
class IsolationIT {

  @Parameter Proxy proxy;
  @AutoClose private final TestOrigin origin = TestOrigin.ok();

  @Holds("RFC 7239: the origin is told of the client, its scheme, host and prefix")
  @Test
  void forwarded_fields_are_set() throws Exception {
    Head head = sent();
    String host = proxy.host(origin);
    assertThat(head.values("X-Forwarded-For")).containsExactly("127.0.0.1");
    assertThat(head.values("X-Forwarded-Proto")).containsExactly("http");
    assertThat(head.values("X-Forwarded-Host")).containsExactly(host);
    assertThat(head.values("Forwarded")).containsExactly("for=127.0.0.1;proto=http;host=" + host);
  }

  @Holds("Behaviour: X-Forwarded-Prefix says what was taken off the path, and only that")
  @Test
  void the_prefix_is_told() throws Exception {
    assertThat(sent().values("X-Forwarded-Prefix"))
        .isEqualTo(proxy.route() == Route.BY_HOST ? List.of() : List.of(proxy.prefix(origin)));
  }

  @Holds("RFC 7239 §8.1: what a client claims of itself is replaced")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "X-Forwarded-For: spoofed",
        "x-forwarded-for: spoofed, spoofed",
        "X-Forwarded-Proto: spoofed",
        "X-Forwarded-Host: spoofed",
        "X-Forwarded-Port: spoofed",
        "X-Forwarded-Prefix: /spoofed",
        "X-Forwarded-Server: spoofed",
        "X-Forwarded-Ssl: spoofed",
        "Forwarded: for=spoofed;host=spoofed",
        "X-Real-IP: spoofed",
        "X-Scheme: spoofed"
      })
  void a_claim_is_replaced(String claim) throws Exception {
    assertThat(sent(claim, claim).fields()).noneMatch(field -> field.contains("spoofed"));
  }

  @Holds("Isolation: a forwarded host leads nowhere else")
  @ParameterizedTest
  @ValueSource(
      strings = {"X-Forwarded-Host: OTHER", "Forwarded: host=OTHER", "X-Original-Host: OTHER"})
  void a_forwarded_host_chooses_no_origin(String field) throws Exception {
    try (TestOrigin other = TestOrigin.ok()) {
      sent(field.replace("OTHER", Route.BY_HOST.host(Proxy.name(other))));
      assertThat(other.connections()).isZero();
    }
  }

  @Holds("Isolation: fields that rewrite URLs elsewhere lead nowhere else")
  @ParameterizedTest
  @ValueSource(
      strings = {"X-Original-URL", "X-Rewrite-URL", "X-HTTP-Method-Override", "Destination"})
  void a_field_rewrites_no_target(String name) throws Exception {
    assertThat(sent(name + ": /admin").startLine()).isEqualTo("GET / HTTP/1.1");
  }

  @Holds("Isolation: the host counts before the path")
  @Test
  void a_path_to_an_origin_on_a_host_of_another_is_the_others_path() throws Exception {
    try (TestOrigin other = TestOrigin.ok();
        Wire client = proxy.connect()) {
      String path = Route.BY_PATH.prefix(Proxy.name(origin)) + "/x";
      client.send("GET " + path + " HTTP/1.1\r\n");
      client.send("Host: " + Route.BY_HOST.host(Proxy.name(other)) + "\r\n\r\n");
      assertThat(client.readBody(client.readHead())).isEqualTo("ok");
      assertThat(other.nextRequest().startLine()).isEqualTo("GET " + path + " HTTP/1.1");
      assertThat(origin.connections()).isZero();
    }
  }

  @Holds("RFC 9110 §4.2.3: case, port and a final dot of a host mean nothing")
  @ParameterizedTest
  @ValueSource(
      strings = {"NAME.docker.localhost:8080", "NAME.DOCKER.localhost", "NAME.docker.localhost."})
  void a_host_is_known_however_it_is_written(String host) throws Exception {
    try (Wire client = proxy.connect()) {
      client.send(
          "GET /x HTTP/1.1\r\nHost: " + host.replace("NAME", Proxy.name(origin)) + "\r\n\r\n");
      assertThat(client.readBody(client.readHead())).isEqualTo("ok");
    }
  }

  @Holds("Isolation: hosts that only look like an origin's lead to none")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "NAME", "NAME.localhost", "NAME.docker.localhost.evil.test", "NAMEdocker.localhost",
        "x.NAME.docker.localhost", "NAME..docker.localhost", ".docker.localhost", "docker.localhost"
      })
  void a_host_that_only_looks_alike_leads_nowhere(String host) throws Exception {
    try (Wire client = proxy.connect()) {
      client.send(
          "GET /x HTTP/1.1\r\nHost: " + host.replace("NAME", Proxy.name(origin)) + "\r\n\r\n");
      assertThat(client.readHead().status()).isIn(404, 400);
      assertThat(origin.connections()).isZero();
    }
  }

  @Holds("Behaviour: a name that nobody has is answered by the waiting page")
  @Test
  void an_unknown_name_is_a_503() throws Exception {
    try (Wire client = proxy.connect()) {
      client.send(
          "GET %s/ HTTP/1.1\r\nHost: %s\r\n\r\n"
              .formatted(proxy.route().prefix("nobody"), proxy.route().host("nobody")));
      Head head = client.readHead();
      assertThat(head.status()).isEqualTo(503);
      assertThat(head.values("Cache-Control")).containsExactly("no-store");
      assertThat(client.readBody(head)).contains("nobody");
    }
  }

  @Holds("Isolation: a name in a path is neither decoded nor completed")
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/docker/origin%2DPORT/|503",
        "/docker/%6frigin-PORT/|503",
        "/docker/origin-PORT%2Fx/|503",
        "/docker/origin-PORT%2F..%2Fx/|400",
        "/docker/origin-PORT;a=b/|503",
        "/docker/ORIGIN-PORT/|503",
        "/docker/<script>/|503",
        "/docker//origin-PORT/|404",
        "//docker/origin-PORT/|404",
        "/docker;a=b/origin-PORT/|404",
        "/DOCKER/origin-PORT/|404",
        "/%64ocker/origin-PORT/|404",
        "/docker%2Forigin-PORT/|404",
        "/docker|404",
        "/docker/|404"
      })
  void a_name_is_taken_as_it_came(String path, int status) throws Exception {
    try (Wire client = proxy.connect()) {
      client.send("GET " + path.replace("PORT", "" + origin.port()) + " HTTP/1.1\r\n");
      client.send("Host: proxy.test\r\n\r\n");
      Head head = client.readHead();
      assertThat(head.status()).isIn(status, 400);
      assertThat(client.readBody(head)).doesNotContain("<script>/").isNotEqualTo("ok");
      assertThat(origin.connections()).isZero();
    }
  }

  @Holds("Behaviour: without the slash behind a name, the client is sent to where it is")
  @ParameterizedTest
  @ValueSource(strings = {"", "?a=%2F&b"})
  void a_missing_slash_is_redirected(String query) throws Exception {
    try (Wire client = proxy.connect()) {
      String path = Route.BY_PATH.prefix(Proxy.name(origin));
      client.send("POST " + path + query + " HTTP/1.1\r\nHost: proxy.test\r\n");
      Head head = client.send("Content-Length: 0\r\n\r\n").readHead();
      assertThat(head.status()).isEqualTo(308);
      assertThat(head.field("Location").orElseThrow()).endsWith(path + "/" + query);
      assertThat(origin.connections()).isZero();
    }
  }

  @Holds("Isolation: clients on one connection reach each the origin that they name")
  @Test
  void requests_on_one_connection_reach_their_own_origins() throws Exception {
    try (TestOrigin other = TestOrigin.answering(Origins.OK.replace("ok", "no"));
        Wire client = proxy.connect()) {
      for (int i = 0; i < 10; i++) {
        client.send(proxy.request(origin, "GET", "/"));
        assertThat(client.readBody(client.readHead())).isEqualTo("ok");
        client.send(proxy.request(other, "GET", "/"));
        assertThat(client.readBody(client.readHead())).isEqualTo("no");
      }
    }
  }

  @Holds("Isolation: what guards the product's own pages does not touch an origin's")
  @ParameterizedTest
  @ValueSource(
      strings = {"/a.xhtml", "/launch/x", "/kill/x", "/upload/x", "/logs/x", "/csrf-token"})
  void paths_like_the_products_own_belong_to_the_origin(String path) throws Exception {
    try (Wire client = proxy.connect()) {
      client.send(
          proxy.request(origin, "POST", path, "Content-Length: 5", "Sec-Fetch-Site: cross-site"));
      Head head = client.send("hello").readHead();
      assertThat(head.status()).isEqualTo(200);
      assertThat(head.fields()).hasSizeLessThanOrEqualTo(3);
      assertThat(origin.nextRequest().startLine()).isEqualTo("POST " + path + " HTTP/1.1");
    }
  }

  /** The head that the origin gets of a GET with more lines. */
  private Head sent(String... fields) throws InterruptedException, IOException {
    Answer answer = proxy.get(origin, "/", fields);
    assertThat(answer.status()).isEqualTo(200);
    return origin.nextRequest();
  }
}
