package io.github.jakartadockerengine.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jakartadockerengine.proxy.Head;
import io.github.jakartadockerengine.proxy.TestOrigin;
import io.github.jakartadockerengine.proxy.Wire;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Connections that are kept on both sides. */
@Conformance
class ConnectionsIT {

  @Parameter Proxy proxy;

  @Holds("RFC 9112 §9.3: a client's connection serves one request after the other")
  @Test
  void a_hundred_requests_share_a_clients_connection() throws Exception {
    try (TestOrigin origin = echo();
        Wire client = proxy.connect()) {
      for (int i = 0; i < 100; i++) {
        Head head = client.send(proxy.request(origin, "GET", "/" + i)).readHead();
        assertThat(client.readBody(head)).isEqualTo("GET /" + i + " HTTP/1.1");
      }
    }
  }

  @Holds("RFC 9112 §9.3: requests of every kind share a client's connection")
  @Test
  void all_kinds_of_requests_share_a_clients_connection() throws Exception {
    try (TestOrigin origin = echo();
        Wire client = proxy.connect()) {
      for (int i = 0; i < 20; i++) {
        client.send(proxy.request(origin, "POST", "/a" + i, "Content-Length: 5")).send("hello");
        assertThat(client.readBody(client.readHead())).startsWith("POST /a" + i);
        client.send(proxy.request(origin, "PUT", "/b" + i, "Transfer-Encoding: chunked"));
        client.sendChunk("hello").sendChunk("");
        assertThat(client.readBody(client.readHead())).startsWith("PUT /b" + i);
        client.send(proxy.request(origin, "DELETE", "/c" + i));
        assertThat(client.readBody(client.readHead())).startsWith("DELETE /c" + i);
      }
    }
  }

  @Holds("RFC 9112 §9.3.2: pipelined requests are answered in their order")
  @Test
  void pipelined_requests_are_answered_in_order() throws Exception {
    try (TestOrigin origin = echo();
        Wire client = proxy.connect()) {
      StringBuilder requests = new StringBuilder();
      for (int i = 0; i < 20; i++) {
        requests.append(proxy.request(origin, "GET", "/" + i));
      }
      client.send(requests.toString());
      for (int i = 0; i < 20; i++) {
        assertThat(client.readBody(client.readHead())).isEqualTo("GET /" + i + " HTTP/1.1");
      }
    }
  }

  @Holds("RFC 9112 §9.3.2: pipelined uploads are answered in their order")
  @Test
  void pipelined_uploads_are_answered_in_order() throws Exception {
    try (TestOrigin origin = echo();
        Wire client = proxy.connect()) {
      StringBuilder requests = new StringBuilder();
      for (int i = 0; i < 10; i++) {
        requests
            .append(proxy.request(origin, "POST", "/" + i, "Content-Length: 5"))
            .append("hello");
      }
      client.send(requests.toString());
      for (int i = 0; i < 10; i++) {
        assertThat(client.readBody(client.readHead())).isEqualTo("POST /" + i + " HTTP/1.1");
      }
    }
  }

  @Holds("RFC 9112 §9.6: a client that says close is closed after its answer")
  @Test
  void a_client_that_says_close_is_closed() throws Exception {
    try (TestOrigin origin = TestOrigin.ok();
        Wire client = proxy.connect()) {
      client.send(proxy.request(origin, "GET", "/", "Connection: close"));
      assertThat(client.readUntilClose()).endsWith("\r\n\r\nok");
    }
  }

  @Holds("RFC 9112 §9.3: a client of HTTP/1.0 is closed after its answer")
  @Test
  void a_client_of_http_1_0_is_closed() throws Exception {
    try (TestOrigin origin = TestOrigin.ok();
        Wire client = proxy.connect()) {
      client.send(proxy.request(origin, "GET", "/").replace("HTTP/1.1", "HTTP/1.0"));
      assertThat(client.readUntilClose()).endsWith("\r\n\r\nok");
      assertThat(origin.nextRequest().startLine()).isEqualTo("GET / HTTP/1.1");
    }
  }

  @Holds("RFC 9112 §9.3: an origin's connection serves one request after the other")
  @ParameterizedTest
  @ValueSource(strings = {Origins.OK, Origins.CHUNKED + "2\r\nok\r\n0\r\n\r\n"})
  void requests_in_a_row_share_an_origins_connection(String response) throws Exception {
    try (TestOrigin origin = TestOrigin.answering(response)) {
      for (int i = 0; i < 50; i++) {
        assertThat(proxy.get(origin, "/").body()).isEqualTo("ok");
      }
      assertThat(origin.connections()).isLessThan(10);
    }
  }

  @Holds("RFC 9112 §9.3: uploads share an origin's connections")
  @Test
  void uploads_in_a_row_share_an_origins_connection() throws Exception {
    try (TestOrigin origin = TestOrigin.ok();
        Wire client = proxy.connect()) {
      for (int i = 0; i < 50; i++) {
        client.send(proxy.request(origin, "POST", "/", "Content-Length: 5")).send("hello");
        client.readBody(client.readHead());
      }
      assertThat(origin.connections()).isLessThan(10);
    }
  }

  @Holds("RFC 9112 §9.6: a connection that the origin wants to close is not used again")
  @ParameterizedTest
  @ValueSource(strings = {"Connection: close", "connection: X-A, Close"})
  void an_origins_connection_that_closes_is_not_used_again(String field) throws Exception {
    String response = Origins.OK.replaceFirst("\r\n", "\r\n" + field + "\r\n");
    try (TestOrigin origin = TestOrigin.answering(response)) {
      for (int i = 1; i <= 3; i++) {
        assertThat(proxy.get(origin, "/").body()).isEqualTo("ok");
        assertThat(origin.connections()).isEqualTo(i);
      }
    }
  }

  @Holds("RFC 9110 §9.2.2: an idempotent request is sent again on a connection that was left")
  @ParameterizedTest
  @ValueSource(strings = {"GET", "HEAD", "OPTIONS", "DELETE", "PUT"})
  void an_idempotent_request_is_sent_again(String method) throws Exception {
    try (TestOrigin origin = new TestOrigin(ConnectionsIT::closeOnSecondRequest)) {
      proxy.get(origin, "/1");
      assertThat(proxy.send(origin, method, "/2").status()).isEqualTo(200);
      assertThat(origin.connections()).isEqualTo(2);
    }
  }

  @Holds("RFC 9110 §9.2.2: a request that is not idempotent is never sent twice")
  @ParameterizedTest
  @ValueSource(strings = {"POST", "PATCH", "LOCK", "get"})
  void other_requests_are_never_sent_again(String method) throws Exception {
    try (TestOrigin origin = new TestOrigin(ConnectionsIT::closeOnSecondRequest)) {
      proxy.get(origin, "/1");
      assertThat(proxy.send(origin, method, "/2", "Content-Length: 0").status()).isEqualTo(502);
      assertThat(origin.unreadRequests()).isEqualTo(2);
    }
  }

  @Holds("RFC 9110 §9.2.2: a request is not sent again when the connection was new")
  @Test
  void a_request_on_a_new_connection_is_not_sent_again() throws Exception {
    try (TestOrigin origin = Origins.closingAfter("")) {
      assertThat(proxy.get(origin, "/").status()).isEqualTo(502);
      assertThat(origin.connections()).isEqualTo(1);
    }
  }

  @Holds("RFC 9112 §9.5: a connection that the origin closed while it was unused is not used")
  @Test
  void a_connection_that_was_closed_is_not_used() throws Exception {
    try (TestOrigin origin = Origins.closingAfter(Origins.OK);
        Wire client = proxy.connect()) {
      for (int i = 0; i < 20; i++) {
        client.send(proxy.request(origin, "GET", "/" + i));
        assertThat(client.readBody(client.readHead())).isEqualTo("ok");
      }
    }
  }

  @Holds("Isolation: a thousand requests over sixteen connections get their own answers")
  @Test
  void answers_are_never_mixed_up() throws Exception {
    try (TestOrigin origin = echo()) {
      List<CompletableFuture<Void>> clients =
          IntStream.range(0, 16)
              .mapToObj(id -> CompletableFuture.runAsync(() -> ask(origin, id)))
              .toList();
      clients.forEach(CompletableFuture::join);
    }
  }

  @Holds("Capacity: origins that do not answer hold nobody up")
  @Test
  void waiting_requests_hold_no_others_up() throws Exception {
    try (TestOrigin silent = Origins.holdingAfter(Origins.CHUNKED);
        TestOrigin origin = TestOrigin.ok()) {
      for (int i = 0; i < 100; i++) {
        proxy.connect().send(proxy.request(silent, "GET", "/"));
      }
      assertThat(proxy.get(origin, "/").body()).isEqualTo("ok");
    }
  }

  private void ask(TestOrigin origin, int id) {
    try (Wire client = proxy.connect()) {
      for (int i = 0; i < 63; i++) {
        String target = "/" + id + "/" + i;
        client.send(proxy.request(origin, "POST", target, "Content-Length: 5")).send("hello");
        assertThat(client.readBody(client.readHead())).isEqualTo("POST " + target + " HTTP/1.1");
      }
    } catch (IOException e) {
      throw new CompletionException(e);
    }
  }

  /** Answers each request with its own start line. */
  private static TestOrigin echo() {
    return new TestOrigin(ConnectionsIT::echoAll);
  }

  private static void echoAll(TestOrigin origin, Wire client) throws IOException {
    while (true) {
      Head head = origin.readRequest(client);
      client.readBody(head);
      String line = head.startLine();
      client.send("HTTP/1.1 200 OK\r\nContent-Length: " + line.length() + "\r\n\r\n" + line);
    }
  }

  private static void closeOnSecondRequest(TestOrigin origin, Wire client) throws IOException {
    Head head = origin.readRequest(client);
    client.send(head.startLine().startsWith("HEAD") ? Origins.OK.replace("ok", "") : Origins.OK);
    origin.readRequest(client);
  }
}
