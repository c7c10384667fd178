package io.github.jakartadockerengine.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jakartadockerengine.proxy.TestOrigin;
import io.github.jakartadockerengine.proxy.Wire;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests whose end can be read in two ways: by their fields. */
@Conformance
class SmugglingIT {

  @Parameter Proxy proxy;
  @AutoClose private final TestOrigin origin = TestOrigin.ok();
  private Attack attack;

  @BeforeEach
  void arm() {
    attack = new Attack(proxy, origin);
  }

  @Holds("RFC 9112 §6.1: a length beside chunks is refused, and the connection closed")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Transfer-Encoding: chunked\r\nContent-Length: 5",
        "Content-Length: 5\r\nTransfer-Encoding: identity",
        "Content-Length: 5\r\nTransfer-Encoding: xchunked"
      })
  void a_length_beside_chunks_is_refused(String framing) throws Exception {
    attack.isRefused(framing, "0\r\n\r\n");
  }

  @Holds(
      "RFC 9112 §6.3: chunks count more than a length that Grizzly, however, does not tell us of")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 5\r\nTransfer-Encoding: chunked",
        "Content-Length: 0\r\nTransfer-Encoding: chunked",
        "Content-Length: 5\r\ntransfer-encoding: CHUNKED"
      })
  void a_length_before_chunks_never_counts(String framing) throws Exception {
    if (proxy.server().isWildFly()) {
      attack.isRefused(framing, "0\r\n\r\n");
    } else {
      attack.isRead(framing, "0\r\n\r\n", "");
    }
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
    attack.isRefused(framing, "hello");
  }

  @Holds("RFC 9110 §8.6: the same length twice is refused or counts once")
  @ParameterizedTest
  @ValueSource(strings = {"Content-Length: 5\r\nContent-Length: 5", "Content-Length: 5, 5"})
  void the_same_length_twice_is_no_other_length(String framing) throws Exception {
    attack.isRefusedOrRead(framing, "hello", "hello");
  }

  @Holds("RFC 9112 §6.1: codings other than chunked are refused")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Transfer-Encoding: xchunked",
        "Transfer-Encoding: identity, chunked",
        "Transfer-Encoding: identity",
        "Transfer-Encoding: gzip",
        "Transfer-Encoding: gzip, chunked",
        "Transfer-Encoding: \"chunked\"",
        "Transfer-Encoding: chunk ed",
        "Transfer-Encoding: cow",
        "Transfer-Encoding: ,",
        "Transfer-Encoding:",
        "Transfer-Encoding: chunked\u0000"
      })
  void an_unknown_coding_is_refused(String framing) throws Exception {
    attack.isRefused(framing, "0\r\n\r\n");
  }

  @Holds(
      "RFC 9112 §6.1: codings that begin like chunked are refused; Payara may read on behind them")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Transfer-Encoding: chunkedx",
        "Transfer-Encoding: chunked, identity",
        "Transfer-Encoding: chunked, chunked",
        "Transfer-Encoding: chunked;q=1",
        "Transfer-Encoding: chunked,",
        "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked",
        "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity",
        "Transfer-Encoding: identity\r\nTransfer-Encoding: chunked"
      })
  void a_coding_that_begins_like_chunked_is_refused(String framing) throws Exception {
    if (proxy.server().isWildFly()) {
      attack.isRefused(framing, "0\r\n\r\n");
    } else {
      attack.isRefusedAlone(framing, "0\r\n\r\n");
    }
  }

  @Holds("RFC 9112 §5.1: white space before the colon is refused")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length : 5",
        "Content-Length\t: 5",
        "Transfer-Encoding : chunked",
        "Content-Length: 5\r\nTransfer-Encoding\t: chunked",
        "X\u0000: z"
      })
  void white_space_in_a_name_is_refused(String framing) throws Exception {
    attack.isRefused(framing, "0\r\n\r\n");
  }

  @Holds("RFC 9110 §5.1: a name with a space is refused, or is another one on WildFly")
  @Test
  void a_name_with_a_space_is_not_passed_on() throws Exception {
    assertThat(proxy.get(origin, "/", "X Y: z").status())
        .isEqualTo(proxy.onPayaraOrWildFly(400, 200));
    if (proxy.server().isWildFly()) {
      assertThat(origin.nextRequest().fields()).noneMatch(field -> field.startsWith("X Y"));
    }
  }

  @Holds("RFC 9112 §2.2: a bare CR in the head is refused, or ends the line on WildFly")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "X: y\rTransfer-Encoding: chunked",
        "X: y\rContent-Length: 5",
        "Content-Length: 5\r\nX: \rTransfer-Encoding: chunked"
      })
  void a_bare_carriage_return_is_not_passed_on(String framing) throws Exception {
    if (proxy.server().isWildFly()) {
      try (Wire client = proxy.connect()) {
        client.send(proxy.request(origin, "POST", "/", framing) + "hello").endOutput();
        client.awaitClose();
      }
      attack.assertNothingElseArrived();
    } else {
      attack.isRefused(framing, "hello");
    }
  }

  @Holds("RFC 9112 §5.2: a folded line is one value")
  @ParameterizedTest
  @ValueSource(strings = {"X: y\r\n Content-Length: 5", "X: y\r\n\tTransfer-Encoding: chunked"})
  void a_folded_line_is_no_field(String framing) throws Exception {
    try (Wire client = proxy.connect()) {
      client.send(proxy.request(origin, "POST", "/", framing));
      assertThat(client.readHead().status()).isEqualTo(200);
    }
    assertThat(origin.nextRequest().values("Content-Length")).isEmpty();
    assertThat(origin.nextBody()).isEmpty();
  }

  @Holds("RFC 9110 §5.1: an underscore is no hyphen")
  @ParameterizedTest
  @ValueSource(strings = {"Content_Length: 5", "Transfer_Encoding: chunked"})
  void an_underscore_is_no_hyphen(String field) throws Exception {
    assertThat(proxy.get(origin, "/", field).status()).isEqualTo(200);
    assertThat(origin.nextBody()).isEmpty();
  }

  @Holds("RFC 9112 §6: a body that was not read is no beginning of a request")
  @Test
  void bytes_behind_a_request_are_no_method() throws Exception {
    try (Wire client = proxy.connect()) {
      client.send(proxy.request(origin, "GET", "/") + "0\r\n\r\n");
      client.send(proxy.request(origin, "GET", "/smuggled")).endOutput();
      client.awaitClose();
      assertThat(origin.nextRequest().startLine()).isEqualTo("GET / HTTP/1.1");
      attack.assertNothingElseArrived();
    }
  }
}
