package io.github.jakartadockerengine.proxy;

import static io.github.jakartadockerengine.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OriginFailureTest {

  @Test
  void refused_connection_is_reported_and_answered_as_not_ready() throws Exception {
    TestOrigin origin = TestOrigin.ok();
    origin.close();
    try (ProxyFixture proxy = new ProxyFixture(origin.port())) {
      Answer answer = proxy.get("/docker/app/x");
      assertThat(answer.status()).isEqualTo(503);
      assertThat(answer.body()).isEqualTo("wait for app");
      assertThat(proxy.refused).extracting(Origin::name).containsExactly("app");
    }
  }

  @Test
  void upload_to_a_refusing_origin_is_answered_as_not_ready() throws Exception {
    TestOrigin origin = TestOrigin.ok();
    origin.close();
    try (ProxyFixture proxy = new ProxyFixture(origin.port());
        Wire client = proxy.connect()) {
      client.send(ProxyFixture.request("POST", "/docker/app/", "Content-Length: 5") + "hello");
      assertThat(client.readHead().status()).isEqualTo(503);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "garbage\r\n\r\n", "HTTP/1.1 200 OK\r\nContent-Le", "SSH-2.0-x\r\n"})
  void origin_that_closes_or_talks_garbage_is_a_bad_gateway(String response) throws Exception {
    assertThat(answerTo(response).status()).isEqualTo(502);
  }

  @Test
  void error_page_is_one_sentence_that_is_not_stored() throws Exception {
    Answer answer = answerTo("");
    assertThat(answer.body().strip()).startsWith("The application closed").hasLineCount(1);
    assertThat(answer.head().field("Cache-Control")).contains("no-store");
  }

  @Test
  void silent_origin_is_a_gateway_timeout() throws Exception {
    ProxySettings settings = ProxyFixture.withResponseTimeout(Duration.ofMillis(200));
    try (TestOrigin origin = new TestOrigin((self, client) -> client.awaitClose());
        ProxyFixture proxy = new ProxyFixture(origin.port(), settings)) {
      assertThat(proxy.get("/docker/app/").status()).isEqualTo(504);
    }
  }

  @Test
  void response_timeout_does_not_apply_to_a_response_that_has_begun() throws Exception {
    ProxySettings settings = ProxyFixture.withResponseTimeout(Duration.ofMillis(100));
    try (TestOrigin slow = new TestOrigin((self, client) -> pauseInBody(self, client));
        ProxyFixture proxy = new ProxyFixture(slow.port(), settings)) {
      assertThat(proxy.get("/docker/app/").body()).isEqualTo("ab");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nhello",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\nzz\r\n"
      })
  void response_cut_before_anything_was_relayed_is_a_bad_gateway(String response) throws Exception {
    assertThat(answerTo(response).status()).isEqualTo(502);
  }

  @ParameterizedTest
  @CsvSource({
    "Content-Length: 500000, '', ''",
    "Transfer-Encoding: chunked, '5\\r\\n', '\\r\\n'",
    "Transfer-Encoding: chunked, '5\\r\\n', '\\r\\nzz\\r\\n'"
  })
  void response_cut_in_its_body_is_cut_at_the_client_too(String framing, String size, String end)
      throws Exception {
    CountDownLatch relayed = new CountDownLatch(1);
    String head = "HTTP/1.1 200 OK\r\n" + framing + "\r\n\r\n" + text(size) + "hello";
    try (TestOrigin origin =
            new TestOrigin(
                (self, client) -> {
                  answerOnce(self, client, head);
                  eventually("the head is relayed", () -> relayed.getCount() == 0);
                  client.send(text(end));
                });
        ProxyFixture proxy = new ProxyFixture(origin.port());
        Wire client = proxy.connect()) {
      client.send(ProxyFixture.request("GET", "/docker/app/"));
      Head response = client.readHead();
      relayed.countDown();
      assertThatThrownBy(() -> client.readBody(response)).isInstanceOf(IOException.class);
      client.awaitClose();
    }
  }

  /** Annotations keep the escapes of a CSV's text. */
  private static String text(String escaped) {
    return escaped.translateEscapes();
  }

  private static Answer answerTo(String response) throws IOException {
    try (TestOrigin origin = new TestOrigin((self, client) -> answerOnce(self, client, response));
        ProxyFixture proxy = new ProxyFixture(origin.port())) {
      return proxy.get("/docker/app/");
    }
  }

  private static void answerOnce(TestOrigin origin, Wire client, String response)
      throws IOException {
    origin.readRequest(client);
    client.send(response);
  }

  private static void pauseInBody(TestOrigin origin, Wire client) throws IOException {
    origin.readRequest(client);
    client.send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\na");
    client.silence(Duration.ofMillis(500));
    client.send("b");
  }
}
