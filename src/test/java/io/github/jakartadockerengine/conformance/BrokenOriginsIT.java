package io.github.jakartadockerengine.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jakartadockerengine.proxy.Answer;
import io.github.jakartadockerengine.proxy.Head;
import io.github.jakartadockerengine.proxy.TestOrigin;
import io.github.jakartadockerengine.proxy.Wire;
import java.io.IOException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Origins that fail, or whose answers are no HTTP. */
@Conformance
class BrokenOriginsIT {

  @Parameter Proxy proxy;
  @AutoClose private final TestOrigin healthy = TestOrigin.ok();

  @Holds("RFC 9112 §11.2: a response whose end is in doubt or that is no HTTP is a 502")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 2\r\nContent-Length: 3\r\n\r\nok",
        "Content-Length: 2, 3\r\n\r\nok",
        "Content-Length: +2\r\n\r\nok",
        "Content-Length: -2\r\n\r\nok",
        "Content-Length: 2a\r\n\r\nok",
        "Content-Length: 99999999999999999999\r\n\r\nok",
        "Transfer-Encoding: chunked, chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n",
        "Transfer-Encoding: gzip, chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n",
        "Transfer-Encoding: xchunked\r\n\r\n2\r\nok\r\n0\r\n\r\n",
        "Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n",
        "X: a\u0000b\r\nContent-Length: 2\r\n\r\nok",
        "no colon\r\nContent-Length: 2\r\n\r\nok",
        ": no name\r\nContent-Length: 2\r\n\r\nok"
      })
  void a_head_that_can_be_read_in_two_ways_is_a_502(String rest) throws Exception {
    assertBadGateway("HTTP/1.1 200 OK\r\n" + rest);
  }

  @Holds("RFC 9112 §4: what does not begin with a status line is a 502")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "ok",
        "<html>HTTP/0.9</html>\r\n",
        "SSH-2.0-OpenSSH_9\r\n",
        "HTTP/1.1\r\n\r\n",
        "HTTP/1.1 2x0 OK\r\n\r\n",
        "HTTP/1.1 20 OK\r\n\r\n",
        "HTTP/1.1 2000 OK\r\n\r\n",
        "HTTP/1.1 099 No\r\n\r\n",
        "HTTP/1.1 -20 No\r\n\r\n",
        "HTTP/2.0 200 OK\r\n\r\n",
        "FTP/1.1 200 OK\r\n\r\n",
        "HTTP 200 OK\r\n\r\n",
        "\u0000\u0001\u0002\u0003\r\n\r\n",
        ""
      })
  void what_is_no_http_is_a_502(String garbage) throws Exception {
    assertBadGateway(garbage);
  }

  @Holds("RFC 9112 §8: a connection that is closed within the head is a 502")
  @ParameterizedTest
  @ValueSource(strings = {"HTTP/1.1 200", "HTTP/1.1 200 OK\r\n", "HTTP/1.1 200 OK\r\nX: y\r\n"})
  void a_head_that_breaks_off_is_a_502(String beginning) throws Exception {
    assertBadGateway(beginning);
  }

  @Holds("RFC 9110 §15.2.2: 101 without an upgrade is no answer")
  @Test
  void switching_protocols_unasked_is_a_502() throws Exception {
    assertBadGateway(
        "HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n");
  }

  @Holds("RFC 9112 §8: a body that breaks off breaks off at the client, too")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nhello",
        "HTTP/1.1 200 OK\r\nContent-Length: 5000000\r\n\r\nhello",
        Origins.CHUNKED + "5\r\nhello\r\n",
        Origins.CHUNKED + "5\r\nhello\r\n0\r\n",
        Origins.CHUNKED + "32\r\nhello",
        Origins.CHUNKED + "5\r\nhello\r\nno size\r\n0\r\n\r\n",
        Origins.CHUNKED + "5\r\nhello\r\n-1\r\n0\r\n\r\n",
        Origins.CHUNKED + "5\r\nhello\r\nFFFFFFFFFFFFFFFFF\r\n0\r\n\r\n",
        Origins.CHUNKED + "5\r\nhelloworld\r\n0\r\n\r\n"
      })
  void a_body_that_breaks_off_is_never_whole(String response) throws Exception {
    try (TestOrigin origin = Origins.closingAfter(response);
        Wire client = proxy.connect()) {
      client.send(proxy.request(origin, "GET", "/"));
      assertThatThrownBy(() -> readWhole(client)).isInstanceOf(IOException.class);
      client.awaitClose();
    }
    assertHealthy();
  }

  @Holds("RFC 9112 §8: a reset in the body is never taken for its end")
  @Test
  void a_reset_in_a_body_without_length_is_no_end() throws Exception {
    try (TestOrigin origin = new TestOrigin(BrokenOriginsIT::resetOnDemand);
        Wire client = proxy.connect()) {
      Head head = client.send(proxy.request(origin, "GET", "/")).readHead();
      assertThat(client.readChunk()).isEqualTo("hello");
      origin.demand();
      assertThatThrownBy(() -> client.readBody(head)).isInstanceOf(IOException.class);
    }
  }

  @Holds("RFC 9112 §6.3: bytes behind a response are not the next one")
  @Test
  void a_second_response_is_never_taken_for_an_answer() throws Exception {
    String two = Origins.OK + "HTTP/1.1 200 OK\r\nContent-Length: 8\r\n\r\nsmuggled";
    try (TestOrigin origin = TestOrigin.answering(two)) {
      for (int i = 0; i < 10; i++) {
        assertThat(proxy.get(origin, "/" + i).body()).isEqualTo("ok");
      }
    }
  }

  @Holds("RFC 9110 §15.6.4: an origin that accepts no connection is answered for by a page")
  @Test
  void a_refused_connection_is_a_503() throws Exception {
    TestOrigin gone = TestOrigin.ok();
    gone.close();
    Answer answer = proxy.get(gone, "/");
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.head().values("Retry-After")).hasSize(1);
    assertThat(answer.head().values("Cache-Control")).containsExactly("no-store");
  }

  @Holds("RFC 9112 §9.3.1: an upload to an origin that is gone gets an answer")
  @Test
  void a_refused_connection_is_a_503_for_an_upload() throws Exception {
    TestOrigin gone = TestOrigin.ok();
    gone.close();
    try (Wire client = proxy.connect()) {
      client.send(proxy.request(gone, "POST", "/", "Content-Length: 5")).send("hello");
      assertThat(client.readHead().status()).isEqualTo(503);
    }
  }

  @Holds("RFC 9110 §15.6.3: a reset before an answer is a 502")
  @Test
  void a_reset_before_an_answer_is_a_502() throws Exception {
    try (TestOrigin origin =
        new TestOrigin(
            (self, client) -> {
              self.readRequest(client);
              client.reset();
            })) {
      assertThat(proxy.get(origin, "/").status()).isEqualTo(502);
    }
  }

  @Holds("RFC 9110 §15.6.5: an origin that does not answer in time is a 504, and is left")
  @Test
  void silence_is_a_504() throws Exception {
    try (TestOrigin origin = Origins.holdingAfter("")) {
      assertThat(proxy.get(origin, "/").status()).isEqualTo(504);
      assertThat(origin.nextBody()).isEqualTo("closed");
    }
  }

  @Holds("RFC 9110 §9.2.2: an upload that is not answered in time is not sent again")
  @Test
  void silence_after_an_upload_is_a_504() throws Exception {
    try (TestOrigin origin = Origins.holdingAfter("");
        Wire client = proxy.connect()) {
      client.send(proxy.request(origin, "POST", "/", "Content-Length: 5")).send("hello");
      assertThat(client.readHead().status()).isEqualTo(504);
      assertThat(origin.connections()).isEqualTo(1);
    }
  }

  /** A response; one that says what went wrong is none. */
  private static void readWhole(Wire client) throws IOException {
    Head head = client.readHead();
    if (head.status() == 502) {
      client.close();
      throw new IOException("The response did not begin.");
    }
    client.readBody(head);
  }

  private void assertBadGateway(String response) throws Exception {
    try (TestOrigin origin = Origins.closingAfter(response)) {
      Answer answer = proxy.get(origin, "/");
      assertThat(answer.status()).isEqualTo(502);
      assertThat(answer.body()).doesNotContain("ok\r").doesNotContain("HTTP/1");
    }
    assertHealthy();
  }

  private void assertHealthy() throws Exception {
    assertThat(proxy.get(healthy, "/").body()).isEqualTo("ok");
  }

  private static void resetOnDemand(TestOrigin origin, Wire client) throws IOException {
    Origins.answer(origin, client, "HTTP/1.1 200 OK\r\n\r\nhello");
    origin.awaitDemand();
    client.reset();
  }
}
