package io.github.jakartadockerengine.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jakartadockerengine.proxy.Head;
import io.github.jakartadockerengine.proxy.TestOrigin;
import io.github.jakartadockerengine.proxy.Wire;
import java.io.IOException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Requests whose end can be read in two ways. Behind each comes another one, which must never reach
 * the origin as part of what it takes for a body, nor be answered when its beginning is in doubt.
 */
@Conformance
class SmugglingIT {

  private static final String CHUNKED = "Transfer-Encoding: chunked";

  @Parameter Proxy proxy;
  @AutoClose private final TestOrigin origin = TestOrigin.ok();

  @Holds("RFC 9112 §6.1: a length beside chunks is refused, and the connection closed")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 5\r\nTransfer-Encoding: chunked",
        "Transfer-Encoding: chunked\r\nContent-Length: 5",
        "Content-Length: 0\r\nTransfer-Encoding: chunked",
        "Content-Length: 5\r\ntransfer-encoding: CHUNKED",
        "Content-Length: 5\r\nTransfer-Encoding: identity",
        "Content-Length: 5\r\nTransfer-Encoding: xchunked"
      })
  void a_length_beside_chunks_is_refused(String framing) throws Exception {
    assertRefused(framing, "0\r\n\r\n");
  }

  @Holds("RFC 9112 §6.3: lengths that differ or are no number are refused")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 5\r\nContent-Length: 6",
        "Content-Length: 0\r\nContent-Length: 5",
        "Content-Length: 5, 6",
        "Content-Length: +5",
        "Content-Length: -5",
        "Content-Length: 0x5",
        "Content-Length: 5a",
        "Content-Length: 5 5",
        "Content-Length: 5.0",
        "Content-Length: 5;",
        "Content-Length: \"5\"",
        "Content-Length: 99999999999999999999",
        "Content-Length: 18446744073709551621",
        "Content-Length:",
        "Content-Length: \u000b5",
        "Content-Length: 5\u0000"
      })
  void a_wrong_length_is_refused(String framing) throws Exception {
    assertRefused(framing, "hello");
  }

  @Holds("RFC 9110 §8.6: the same length twice is refused or counts once")
  @ParameterizedTest
  @ValueSource(strings = {"Content-Length: 5\r\nContent-Length: 5", "Content-Length: 5, 5"})
  void the_same_length_twice_is_no_other_length(String framing) throws Exception {
    assertRefusedOrRead(framing, "hello", "hello");
  }

  @Holds("RFC 9112 §6.1: codings other than chunked are refused")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Transfer-Encoding: xchunked",
        "Transfer-Encoding: chunkedx",
        "Transfer-Encoding: chunked, identity",
        "Transfer-Encoding: identity, chunked",
        "Transfer-Encoding: identity",
        "Transfer-Encoding: gzip",
        "Transfer-Encoding: gzip, chunked",
        "Transfer-Encoding: chunked, chunked",
        "Transfer-Encoding: chunked;q=1",
        "Transfer-Encoding: \"chunked\"",
        "Transfer-Encoding: chunk ed",
        "Transfer-Encoding: cow",
        "Transfer-Encoding: ,",
        "Transfer-Encoding: chunked,",
        "Transfer-Encoding:",
        "Transfer-Encoding: \u000bchunked",
        "Transfer-Encoding: chunked\u0000",
        "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked",
        "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity",
        "Transfer-Encoding: identity\r\nTransfer-Encoding: chunked"
      })
  void an_unknown_coding_is_refused(String framing) throws Exception {
    assertRefused(framing, "0\r\n\r\n");
  }

  @Holds("RFC 9112 §6.1: the name of the coding is case-insensitive, white space around it nothing")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Transfer-Encoding: Chunked",
        "TRANSFER-ENCODING: CHUNKED",
        "Transfer-Encoding:chunked",
        "Transfer-Encoding: \tchunked\t "
      })
  void chunked_is_known_however_it_is_written(String framing) throws Exception {
    assertRead(framing, "5\r\nhello\r\n0\r\n\r\n", "hello");
  }

  @Holds("RFC 9112 §5.1: white space before the colon is refused")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length : 5",
        "Content-Length\t: 5",
        "Transfer-Encoding : chunked",
        "Content-Length: 5\r\nTransfer-Encoding\t: chunked",
        "X Y: z",
        "X\u0000: z"
      })
  void white_space_in_a_name_is_refused(String framing) throws Exception {
    assertRefused(framing, "0\r\n\r\n");
  }

  @Holds("RFC 9112 §2.2: a bare CR in the head is refused, so is a bare LF or it ends the line")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "X: y\rTransfer-Encoding: chunked",
        "X: y\rContent-Length: 5",
        "Content-Length: 5\r\nX: \rTransfer-Encoding: chunked"
      })
  void a_bare_carriage_return_is_refused(String framing) throws Exception {
    assertRefused(framing, "hello");
  }

  @Holds("RFC 9112 §5.2: a folded line is refused or is one value")
  @ParameterizedTest
  @ValueSource(strings = {"X: y\r\n Content-Length: 5", "X: y\r\n\tTransfer-Encoding: chunked"})
  void a_folded_line_is_no_field(String framing) throws Exception {
    try (Wire client = proxy.connect()) {
      client.send(proxy.request(origin, "POST", "/", framing));
      Head head = client.readHead();
      assertThat(head.status()).isEqualTo(proxy.onPayaraOrWildFly(200, 400));
      if (head.status() == 200) {
        assertThat(origin.nextRequest().fields())
            .noneMatch(field -> field.startsWith("Content-Length"));
        assertThat(origin.nextBody()).isEmpty();
      }
    }
  }

  @Holds("RFC 9110 §5.1: an underscore is no hyphen")
  @ParameterizedTest
  @ValueSource(strings = {"Content_Length: 5", "Transfer_Encoding: chunked"})
  void an_underscore_is_no_hyphen(String field) throws Exception {
    assertThat(proxy.get(origin, "/", field).status()).isEqualTo(200);
    assertThat(origin.nextBody()).isEmpty();
  }

  @Holds("RFC 9112 §7.1: a chunk's size is hexadecimal digits that do not overflow")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "0x5\r\nhello\r\n0\r\n\r\n",
        "-5\r\nhello\r\n0\r\n\r\n",
        "+5\r\nhello\r\n0\r\n\r\n",
        "g\r\nhello\r\n0\r\n\r\n",
        "5_\r\nhello\r\n0\r\n\r\n",
        "5\thello\r\n0\r\n\r\n",
        "5\rhello\r\n0\r\n\r\n",
        "FFFFFFFFFFFFFFFFF\r\nhello\r\n0\r\n\r\n",
        "8000000000000000\r\nhello\r\n0\r\n\r\n",
        "10000000000000005\r\nhello\r\n0\r\n\r\n",
        "fffffffffffffffb\r\nhello\r\n0\r\n\r\n"
      })
  void a_wrong_chunk_size_is_refused(String body) throws Exception {
    assertNeverComplete(CHUNKED, body);
  }

  @Holds("RFC 9112 §7.1: what is no chunk is refused or read as the body that it is")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "5 \r\nhello\r\n0\r\n\r\n",
        "5\nhello\r\n0\r\n\r\n",
        "5\r\nhello\n0\r\n\r\n",
        "5\r\nhello\r\n0\n\n",
        "5;a=b\r\nhello\r\n0\r\n\r\n",
        "5;a=\"b\"\r\nhello\r\n0\r\n\r\n",
        "05\r\nhello\r\n000\r\n\r\n",
        "5\r\nhello\r\n0\r\nX-Trailer: y\r\n\r\n",
        "5\r\nhello\r\n0\r\nContent-Length: 50\r\n\r\n",
        "5\r\nhello\r\n0\r\nTransfer-Encoding: gzip\r\nHost: other\r\n\r\n"
      })
  void lenient_chunks_hide_nothing(String body) throws Exception {
    assertRefusedOrRead(CHUNKED, body, "hello");
  }

  @Holds("RFC 9112 §3.2: a request without exactly one valid Host is refused")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Host: HOST\r\nHost: HOST\r\n",
        "Host: HOST\r\nHost: other.test\r\n",
        "Host: other.test\r\nHost: HOST\r\n",
        "Host: HOST, other.test\r\n",
        "Host: HOST other.test\r\n",
        "Host: HOST/x\r\n",
        "Host: x@HOST\r\n",
        "Host: HOST:80:80\r\n",
        "Host: HOST:x\r\n",
        "Host : HOST\r\n",
        " Host: HOST\r\n"
      })
  void a_wrong_host_is_refused(String hosts) throws Exception {
    String fields = hosts.replace("HOST", proxy.host(origin));
    assertNotRelayed(proxy.line(origin, "GET", "/") + fields + "\r\n");
  }

  @Holds("RFC 9112 §2.3: versions that are none of HTTP/1 are refused")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.2",
        "HTTP/1.10",
        "HTTP/3.0",
        "HTTP/0.9",
        "HTTP/11",
        "http/1.1",
        "HTTP/1.1x",
        "HTTP/1,1",
        "HTTP/x.1",
        "HTTP/-1.1",
        "FTP/1.1"
      })
  void an_unknown_version_is_refused(String version) throws Exception {
    assertNotRelayed(proxy.request(origin, "GET", "/").replace("HTTP/1.1\r\n", version + "\r\n"));
  }

  @Holds("RFC 9112 §3: HTTP/0.9 is refused")
  @Test
  void a_request_without_a_version_is_refused() throws Exception {
    assertNotRelayed("GET " + proxy.prefix(origin) + "/\r\n\r\n");
  }

  @Holds("RFC 9112 §6.1: chunks in an HTTP/1.0 request are refused")
  @Test
  void chunks_in_http_1_0_are_refused() throws Exception {
    String request = proxy.request(origin, "POST", "/", CHUNKED).replace("HTTP/1.1", "HTTP/1.0");
    assertNotRelayed(request + "5\r\nhello\r\n0\r\n\r\n");
  }

  @Holds("RFC 9112 §2.2: empty lines before a request are ignored or refused, never its method")
  @ParameterizedTest
  @ValueSource(strings = {"\r\n", "\r\n\r\n", "\n"})
  void empty_lines_before_a_request_are_not_passed_on(String lines) throws Exception {
    try (Wire client = proxy.connect()) {
      client.send(lines + proxy.request(origin, "GET", "/"));
      if (client.readHead().status() == 200) {
        assertThat(origin.nextRequest().startLine()).isEqualTo("GET / HTTP/1.1");
      } else {
        assertThat(origin.connections()).isZero();
      }
    }
  }

  @Holds("RFC 9112 §6: a body that was not read is no beginning of a request")
  @Test
  void bytes_behind_a_request_are_no_method() throws Exception {
    try (Wire client = proxy.connect()) {
      client.send(proxy.request(origin, "GET", "/") + "0\r\n\r\n" + smuggled()).endOutput();
      client.awaitClose();
      assertThat(origin.nextRequest().startLine()).isEqualTo("GET / HTTP/1.1");
      assertNothingElseArrived();
    }
  }

  /** The answer is an error and the end of the connection, and the origin never heard of it. */
  private void assertRefused(String framing, String body) throws Exception {
    assertNotRelayed(proxy.request(origin, "POST", "/", framing) + body + smuggled());
  }

  private void assertNotRelayed(String bytes) throws Exception {
    String answer = answerTo(bytes);
    assertThat(answer).doesNotContain(" 200 ").containsPattern("^(HTTP/1\\.1 [45]\\d\\d .*|)");
    assertNothingElseArrived();
    assertThat(origin.unreadRequests()).isZero();
  }

  /** The origin may have begun to read a body, but never gets to its end. */
  private void assertNeverComplete(String framing, String body) throws Exception {
    assertThat(answerTo(proxy.request(origin, "POST", "/", framing) + body + smuggled()))
        .doesNotContain(" 200 ");
    assertThat(proxy.get(origin, "/after").status()).isEqualTo(200);
    assertThat(origin.nextBody()).as("what the origin read of the next request").isEmpty();
  }

  private void assertRead(String framing, String body, String expected) throws Exception {
    try (Wire client = proxy.connect()) {
      client.send(proxy.request(origin, "POST", "/", framing) + body);
      assertThat(client.readHead().status()).isEqualTo(200);
      assertThat(origin.nextRequest().startLine()).isEqualTo("POST / HTTP/1.1");
      assertThat(origin.nextBody()).isEqualTo(expected);
    }
  }

  private void assertRefusedOrRead(String framing, String body, String expected) throws Exception {
    try (Wire client = proxy.connect()) {
      client.send(proxy.request(origin, "POST", "/", framing) + body);
      if (client.readHead().status() == 200) {
        assertThat(origin.nextBody()).isEqualTo(expected);
        origin.nextRequest();
      }
    }
    assertNothingElseArrived();
  }

  /** Everything that comes back until the server closes the connection. */
  private String answerTo(String bytes) throws IOException {
    try (Wire client = proxy.connect()) {
      client.send(bytes).endOutput();
      return client.readUntilClose();
    }
  }

  private String smuggled() {
    return proxy.request(origin, "GET", "/smuggled");
  }

  /** The next request that reaches the origin is one that is sent now. */
  private void assertNothingElseArrived() throws Exception {
    assertThat(proxy.get(origin, "/after").status()).isEqualTo(200);
    assertThat(origin.nextRequest().startLine()).isEqualTo("GET /after HTTP/1.1");
  }
}
