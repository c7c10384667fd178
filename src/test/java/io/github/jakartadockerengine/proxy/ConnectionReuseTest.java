package io.github.jakartadockerengine.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionReuseTest {

  private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

  @Test
  void requests_in_a_row_share_one_connection_to_the_origin() throws Exception {
    String response = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n";
    try (TestOrigin origin = TestOrigin.answering(response);
        ProxyFixture proxy = new ProxyFixture(origin.port())) {
      for (int i = 0; i < 20; i++) {
        proxy.get("/docker/app/" + i);
      }
      // One that had to wait comes back a moment after the response.
      assertThat(origin.connections()).isLessThan(10);
    }
  }

  @Test
  void exchanges_that_change_over_between_threads_are_complete() throws Exception {
    try (TestOrigin origin = MixedPace.origin();
        ProxyFixture proxy = new ProxyFixture(origin.port())) {
      MixedPace.run(proxy.port(), "/docker/app");
    }
  }

  /** Some servers say 408 before they close an idle connection (RFC 9110 §15.5.9). */
  @Test
  void what_nobody_asked_for_is_not_the_next_response() throws Exception {
    try (TestOrigin origin = new TestOrigin(ConnectionReuseTest::answerAndGoOn);
        ProxyFixture proxy = new ProxyFixture(origin.port())) {
      for (int i = 0; i < 5; i++) {
        assertThat(proxy.get("/docker/app/").status()).isEqualTo(200);
        assertThat(origin.nextBody()).isEqualTo("408 is sent");
      }
    }
  }

  @Test
  void clients_connection_is_kept_too() throws Exception {
    try (TestOrigin origin = TestOrigin.ok();
        ProxyFixture proxy = new ProxyFixture(origin.port());
        Wire client = proxy.connect()) {
      for (int i = 0; i < 3; i++) {
        Head head = client.send(ProxyFixture.request("GET", "/docker/app/" + i)).readHead();
        assertThat(client.readBody(head)).isEqualTo("ok");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"Connection: close\r\n", "Connection: X-A, close\r\n"})
  void connection_that_the_origin_closes_is_not_used_again(String field) throws Exception {
    String response = OK.replaceFirst("\r\n", "\r\n" + field);
    try (TestOrigin origin = TestOrigin.answering(response);
        ProxyFixture proxy = new ProxyFixture(origin.port())) {
      assertThat(proxy.get("/docker/app/").body()).isEqualTo("ok");
      assertThat(proxy.get("/docker/app/").body()).isEqualTo("ok");
      assertThat(origin.connections()).isEqualTo(2);
    }
  }

  @Test
  void body_that_ends_with_the_connection_is_relayed() throws Exception {
    try (TestOrigin origin = new TestOrigin((self, client) -> answerUntilClose(self, client));
        ProxyFixture proxy = new ProxyFixture(origin.port())) {
      assertThat(proxy.get("/docker/app/").body()).isEqualTo("to the end");
    }
  }

  @Test
  void get_is_sent_again_when_a_used_connection_turns_out_closed() throws Exception {
    try (TestOrigin origin = new TestOrigin(ConnectionReuseTest::closeOnSecondRequest);
        ProxyFixture proxy = new ProxyFixture(origin.port())) {
      proxy.get("/docker/app/1");
      assertThat(proxy.get("/docker/app/2").body()).isEqualTo("ok");
      assertThat(origin.connections()).isEqualTo(2);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PATCH", "X-own"})
  void request_that_may_do_something_twice_is_not_sent_again(String method) throws Exception {
    try (TestOrigin origin = new TestOrigin(ConnectionReuseTest::closeOnSecondRequest);
        ProxyFixture proxy = new ProxyFixture(origin.port())) {
      proxy.get("/docker/app/1");
      Answer answer = proxy.send(method, "/docker/app/2", "Content-Length: 0");
      assertThat(answer.status()).isEqualTo(502);
      assertThat(origin.unreadRequests()).isEqualTo(2);
    }
  }

  @Test
  void get_is_not_sent_again_on_a_new_connection() throws Exception {
    try (TestOrigin origin = new TestOrigin((self, client) -> self.readRequest(client));
        ProxyFixture proxy = new ProxyFixture(origin.port())) {
      assertThat(proxy.get("/docker/app/").status()).isEqualTo(502);
      assertThat(origin.connections()).isEqualTo(1);
    }
  }

  @Test
  void unused_connections_are_closed_after_a_while() throws Exception {
    try (TestOrigin origin = new TestOrigin(ConnectionReuseTest::tellOfClose);
        ProxyFixture proxy = new ProxyFixture(origin.port(), ProxyFixture.withIdleMillis(100))) {
      proxy.get("/docker/app/");
      assertThat(origin.nextBody()).isEqualTo("closed");
    }
  }

  @Test
  void two_hundred_requests_at_once_are_all_answered() {
    try (TestOrigin origin = TestOrigin.ok();
        ProxyFixture proxy = new ProxyFixture(origin.port())) {
      HttpClient client = HttpClient.newHttpClient();
      URI uri = URI.create("http://127.0.0.1:" + proxy.port() + "/docker/app/");
      HttpRequest request =
          HttpRequest.newBuilder(uri).POST(HttpRequest.BodyPublishers.ofString("x")).build();
      List<CompletableFuture<HttpResponse<String>>> answers =
          IntStream.range(0, 200)
              .mapToObj(i -> client.sendAsync(request, HttpResponse.BodyHandlers.ofString()))
              .toList();
      assertThat(answers).allSatisfy(answer -> assertThat(answer.join().body()).isEqualTo("ok"));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void origins_that_do_not_answer_hold_no_thread() throws Exception {
    try (TestOrigin origin = new TestOrigin(ConnectionReuseTest::answerOnlyFast);
        ProxyFixture proxy = new ProxyFixture(origin.port())) {
      for (int i = 0; i < 100; i++) {
        proxy.connect().send(ProxyFixture.request("GET", "/docker/app/slow"));
      }
      assertThat(proxy.get("/docker/app/fast").body()).isEqualTo("ok");
    }
  }

  private static void closeOnSecondRequest(TestOrigin origin, Wire client) throws IOException {
    origin.readRequest(client);
    client.send(OK);
    origin.readRequest(client);
  }

  private static void tellOfClose(TestOrigin origin, Wire client) throws IOException {
    origin.readRequest(client);
    client.send(OK);
    client.awaitClose();
    origin.tell("closed");
  }

  private static void answerOnlyFast(TestOrigin origin, Wire client) throws IOException {
    if (origin.readRequest(client).startLine().contains("/fast")) {
      client.send(OK);
    }
    client.awaitClose();
  }

  private static void answerUntilClose(TestOrigin origin, Wire client) throws IOException {
    origin.readRequest(client);
    client.send("HTTP/1.0 200 OK\r\n\r\nto the end");
  }

  private static void answerAndGoOn(TestOrigin origin, Wire client) throws IOException {
    origin.readRequest(client);
    client.send(OK);
    client.silence(Duration.ofMillis(50));
    client.send("HTTP/1.1 408 Request Timeout\r\nContent-Length: 0\r\n\r\n");
    origin.tell("408 is sent");
    origin.readRequest(client);
  }
}
