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

@Conformance
class ResponsesIT {

  @Parameter Proxy proxy;

  @Holds("RFC 9110 §15: a status is passed on, also one that the proxy does not know")
  @ParameterizedTest
  @ValueSource(
      ints = {
        200, 201, 202, 203, 206, 207, 226, 299, 300, 301, 302, 303, 307, 308, 400, 401, 403, 404,
        405, 406, 409, 410, 412, 413, 415, 416, 418, 422, 425, 429, 431, 451, 499, 500, 501, 502,
        503, 504, 507, 511, 599
      })
  void a_status_and_its_body_are_passed_on(int status) throws Exception {
    Answer answer = relayed("HTTP/1.1 " + status + " Any\r\nContent-Length: 4\r\n\r\nbody");
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.body()).isEqualTo("body");
  }

  @Holds("RFC 9112 §4: a status line may have no reason")
  @ParameterizedTest
  @ValueSource(strings = {"HTTP/1.1 200 ", "HTTP/1.1 200", "HTTP/1.1 200 A b \u00e9"})
  void a_reason_may_be_missing_or_any_text(String statusLine) throws Exception {
    assertThat(relayed(statusLine + "\r\nContent-Length: 2\r\n\r\nok").body()).isEqualTo("ok");
  }

  @Holds("RFC 9110 §15.3.5, §15.4.5: 204 and 304 have no body, and the connection goes on")
  @ParameterizedTest
  @ValueSource(strings = {"204 No Content", "304 Not Modified"})
  void a_response_without_a_body_ends_with_its_head(String status) throws Exception {
    try (TestOrigin origin =
            TestOrigin.answering("HTTP/1.1 " + status + "\r\nETag: \"a\"\r\n\r\n");
        Wire client = proxy.connect()) {
      for (int i = 0; i < 3; i++) {
        Head head = client.send(proxy.request(origin, "GET", "/" + i)).readHead();
        assertThat("" + head.status()).isEqualTo(status.substring(0, 3));
        assertThat(head.isChunked()).isFalse();
        assertThat(head.values("ETag")).containsExactly("\"a\"");
        assertThat(origin.nextRequest().startLine()).startsWith("GET /" + i);
      }
    }
  }

  @Holds("RFC 9110 §8.6: 304 may tell the length of what it stands for")
  @Test
  void a_304_may_have_a_length() throws Exception {
    String notModified = "HTTP/1.1 304 Not Modified\r\nContent-Length: 1234\r\n\r\n";
    try (TestOrigin origin = TestOrigin.answering(notModified);
        Wire client = proxy.connect()) {
      for (int i = 0; i < 3; i++) {
        Head head = client.send(proxy.request(origin, "GET", "/" + i)).readHead();
        assertThat(head.status()).isEqualTo(304);
        assertThat(head.values("Content-Length")).isSubsetOf("1234");
      }
    }
  }

  @Holds("RFC 9110 §8.6: 204 has no length")
  @Test
  void a_204_with_a_length_loses_it() throws Exception {
    try (TestOrigin origin =
            TestOrigin.answering("HTTP/1.1 204 No Content\r\nContent-Length: 0\r\n\r\n");
        Wire client = proxy.connect()) {
      Head head = client.send(proxy.request(origin, "GET", "/")).readHead();
      assertThat(head.status()).isEqualTo(204);
      assertThat(head.values("Content-Length")).isEmpty();
      assertThat(head.values("Transfer-Encoding")).isEmpty();
    }
  }

  @Holds("RFC 9110 §15.3.6: 205 has no content")
  @Test
  void a_205_is_passed_on() throws Exception {
    Answer answer = relayed("HTTP/1.1 205 Reset Content\r\nContent-Length: 0\r\n\r\n");
    assertThat(answer.status()).isEqualTo(205);
    assertThat(answer.body()).isEmpty();
  }

  @Holds("RFC 9110 §14: ranges are the origin's to serve")
  @Test
  void a_range_is_passed_on() throws Exception {
    Head head =
        relayed(
                "HTTP/1.1 206 Partial Content\r\nContent-Range: bytes 2-5/10\r\n"
                    + "Accept-Ranges: bytes\r\nContent-Length: 4\r\n\r\nrang")
            .head();
    assertThat(head.status()).isEqualTo(206);
    assertThat(head.values("Content-Range")).containsExactly("bytes 2-5/10");
    assertThat(head.values("Accept-Ranges")).containsExactly("bytes");
  }

  @Holds("RFC 9110 §15.2: interim responses before the final one hold nobody up")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 100 Continue\r\n\r\n",
        "HTTP/1.1 102 Processing\r\n\r\n",
        "HTTP/1.1 103 Early Hints\r\nLink: </a>; rel=preload\r\n\r\n",
        "HTTP/1.1 199 Any\r\n\r\n",
        "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\n\r\nHTTP/1.1 102 P\r\n\r\n"
      })
  void interim_responses_are_not_the_final_one(String interim) throws Exception {
    try (TestOrigin origin = TestOrigin.answering(interim + Origins.OK);
        Wire client = proxy.connect()) {
      for (int i = 0; i < 3; i++) {
        Head head = client.send(proxy.request(origin, "GET", "/")).readHead();
        while (head.status() < 200) {
          head = client.readHead();
        }
        assertThat(head.values("Link")).isEmpty();
        assertThat(client.readBody(head)).isEqualTo("ok");
      }
    }
  }

  @Holds("RFC 9112 §6.2: a response of known length keeps its length")
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 4_096, 8_191, 8_192, 16_384, 16_385, 65_535, 65_536, 5_000_000})
  void a_body_of_known_length_arrives(int length) throws Exception {
    String body = Texts.ofLength(length);
    Answer answer = relayed("HTTP/1.1 200 OK\r\nContent-Length: " + length + "\r\n\r\n" + body);
    assertThat(answer.head().values("Content-Length")).containsExactly("" + length);
    assertThat(answer.body()).isEqualTo(body);
  }

  @Holds("RFC 9112 §7.1: a response in chunks arrives whole")
  @ParameterizedTest
  @ValueSource(ints = {1, 4_096, 16_384, 65_536, 65_537, 5_000_000})
  void a_body_in_a_chunk_arrives(int length) throws Exception {
    String body = Texts.ofLength(length);
    String chunk = Integer.toHexString(length) + "\r\n" + body + "\r\n";
    assertThat(relayed(Origins.CHUNKED + chunk + "0\r\n\r\n").body()).isEqualTo(body);
  }

  @Holds("RFC 9112 §7.1: the sizes and extensions of chunks mean nothing")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "0\r\n\r\n",
        "0000\r\n\r\n",
        "5\r\nhello\r\n0\r\n\r\n",
        "1\r\nh\r\n1\r\ne\r\n3\r\nllo\r\n0\r\n\r\n",
        "00005\r\nhello\r\n0\r\n\r\n",
        "5;a=b\r\nhello\r\n0;c\r\n\r\n",
        "5;a=\"b\"\r\nhello\r\n0\r\n\r\n",
        "5 \r\nhello\r\n0\r\n\r\n",
        "5\r\nhello\r\n0\r\nX-Trailer: a\r\nX-Other: b\r\n\r\n"
      })
  void chunks_are_read_whatever_they_look_like(String chunks) throws Exception {
    try (TestOrigin origin = TestOrigin.answering(Origins.CHUNKED + chunks);
        Wire client = proxy.connect()) {
      for (int i = 0; i < 3; i++) {
        Head head = client.send(proxy.request(origin, "GET", "/")).readHead();
        assertThat(client.readBody(head))
            .isEqualTo(chunks.startsWith("0") && !chunks.contains("h") ? "" : "hello");
      }
    }
  }

  @Holds("RFC 9112 §7.1: many chunks at once arrive all")
  @Test
  void a_body_in_many_chunks_arrives() throws Exception {
    String chunks = "1\r\na\r\n".repeat(50_000) + "0\r\n\r\n";
    assertThat(relayed(Origins.CHUNKED + chunks).body()).isEqualTo("a".repeat(50_000));
  }

  @Holds("RFC 9112 §6.3: a body without a length ends with the connection")
  @ParameterizedTest
  @ValueSource(strings = {"HTTP/1.1 200 OK\r\n", "HTTP/1.0 200 OK\r\n"})
  void a_body_that_ends_with_the_connection_arrives(String statusLine) throws Exception {
    String body = Texts.ofLength(100_000);
    try (TestOrigin origin = Origins.closingAfter(statusLine + "\r\n" + body)) {
      assertThat(proxy.get(origin, "/").body()).isEqualTo(body);
    }
  }

  @Holds("RFC 9112 §9.3: an answer of HTTP/1.0 is relayed")
  @Test
  void an_http_1_0_origin_is_understood() throws Exception {
    try (TestOrigin origin =
        Origins.closingAfter("HTTP/1.0 200 OK\r\nContent-Length: 2\r\n\r\nok")) {
      assertThat(proxy.get(origin, "/").body()).isEqualTo("ok");
      assertThat(proxy.get(origin, "/").body()).isEqualTo("ok");
    }
  }

  @Holds("RFC 9112 §6.3: a client of HTTP/1.0 gets no chunks")
  @Test
  void an_http_1_0_client_gets_no_chunks() throws Exception {
    try (TestOrigin origin = TestOrigin.answering(Origins.CHUNKED + "5\r\nhello\r\n0\r\n\r\n");
        Wire client = proxy.connect()) {
      client.send(proxy.request(origin, "GET", "/").replace("HTTP/1.1", "HTTP/1.0"));
      assertThat(client.readHead().isChunked()).isFalse();
      assertThat(client.readUntilClose()).isEqualTo("hello");
    }
  }

  @Holds("RFC 9110 §9.3.2: whatever HEAD is answered with, nothing follows the head")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200 OK\r\nContent-Length: 1234\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n",
        "HTTP/1.1 200 OK\r\n\r\n",
        "HTTP/1.1 404 Not Found\r\nContent-Length: 9\r\n\r\n"
      })
  void an_answer_to_head_ends_with_its_head(String response) throws Exception {
    try (TestOrigin origin = TestOrigin.answering(response);
        Wire client = proxy.connect()) {
      for (int i = 0; i < 3; i++) {
        Head head = client.send(proxy.request(origin, "HEAD", "/" + i)).readHead();
        assertThat(head.startLine()).startsWith(response.substring(0, 12));
        assertThat(origin.nextRequest().startLine()).startsWith("HEAD /" + i);
      }
    }
  }

  @Holds("RFC 9110 §8.4: a body in a coding arrives octet by octet, not decoded, not coded")
  @ParameterizedTest
  @ValueSource(strings = {"Content-Encoding: gzip", "Content-Encoding: br", "X-None: x"})
  void a_body_is_not_recoded(String field) throws Exception {
    String body = "\u001f\u008b\b\u0000\u00ff" + Texts.ofLength(20_000);
    String head = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n" + field + "\r\n";
    try (TestOrigin origin =
        TestOrigin.answering(head + "Content-Length: " + body.length() + "\r\n\r\n" + body)) {
      Answer answer = proxy.get(origin, "/", "Accept-Encoding: gzip, br");
      assertThat(answer.body()).isEqualTo(body);
      assertThat(answer.head().fields()).contains(field);
    }
  }

  private Answer relayed(String response) throws IOException {
    try (TestOrigin origin = TestOrigin.answering(response)) {
      return proxy.get(origin, "/");
    }
  }
}
