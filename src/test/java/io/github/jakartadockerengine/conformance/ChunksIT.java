package io.github.jakartadockerengine.conformance;

import io.github.jakartadockerengine.proxy.TestOrigin;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies in chunks whose end can be read in two ways. */
@Conformance
class ChunksIT {

  private static final String CHUNKED = "Transfer-Encoding: chunked";

  @Parameter Proxy proxy;
  @AutoClose private final TestOrigin origin = TestOrigin.ok();
  private Attack attack;

  @BeforeEach
  void arm() {
    attack = new Attack(proxy, origin);
  }

  @Holds("RFC 9112 §7.1: a chunk's size is hexadecimal digits that do not overflow")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "0x5\r\nhello\r\n0\r\n\r\n",
        "-5\r\nhello\r\n0\r\n\r\n",
        "+5\r\nhello\r\n0\r\n\r\n",
        "g\r\nhello\r\n0\r\n\r\n",
        "FFFFFFFFFFFFFFFFF\r\nhello\r\n0\r\n\r\n",
        "8000000000000000\r\nhello\r\n0\r\n\r\n",
        "10000000000000005\r\nhello\r\n0\r\n\r\n",
        "fffffffffffffffb\r\nhello\r\n0\r\n\r\n"
      })
  void a_wrong_size_is_refused(String body) throws Exception {
    attack.isNeverComplete(CHUNKED, body);
  }

  @Holds("RFC 9112 §7.1: what is no line break is refused or begins an extension")
  @ParameterizedTest
  @ValueSource(strings = {"5\thello\r\n0\r\n\r\n", "5\rhello\r\n0\r\n\r\n"})
  void what_is_no_line_break_hides_nothing(String body) throws Exception {
    attack.isRefusedOrAlone(CHUNKED, body);
  }

  @Holds("RFC 9112 §7.1: what is no chunk is refused or read as the body that it is")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "5_\r\nhello\r\n0\r\n\r\n",
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
    attack.isRefusedOrRead(CHUNKED, body, "hello");
  }

  @Holds("RFC 9112 §6.1: chunks in an HTTP/1.0 request are refused")
  @Test
  void chunks_in_http_1_0_are_refused() throws Exception {
    String request = proxy.request(origin, "POST", "/", CHUNKED).replace("HTTP/1.1", "HTTP/1.0");
    attack.isRefused(request + "5\r\nhello\r\n0\r\n\r\n");
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
    attack.isRead(framing, "5\r\nhello\r\n0\r\n\r\n", "hello");
  }
}
