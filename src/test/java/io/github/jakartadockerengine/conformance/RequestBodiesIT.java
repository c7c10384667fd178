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

@Conformance
class RequestBodiesIT {

  private static final String CHUNKED = "Transfer-Encoding: chunked";
  private static final String TOO_LARGE =
      "HTTP/1.1 413 Content Too Large\r\nContent-Length: 3\r\n\r\nbig";

  @Parameter Proxy proxy;
  @AutoClose private final TestOrigin origin = TestOrigin.ok();

  @Holds("RFC 9112 §6.2: a body of known length keeps its length")
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4_095, 4_096, 8_192, 16_383, 16_384, 16_385, 65_536, 3_000_000})
  void a_body_of_known_length_arrives(int length) throws Exception {
    try (Wire client = proxy.connect()) {
      String body = Texts.ofLength(length);
      client.send(post("Content-Length: " + length)).send(body);
      assertThat(client.readBody(client.readHead())).isEqualTo("ok");
      assertThat(origin.nextRequest().values("Content-Length")).containsExactly("" + length);
      assertThat(origin.nextBody()).isEqualTo(body);
    }
  }

  @Holds("RFC 9112 §7.1: a body in chunks arrives in chunks")
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4_096, 16_384, 16_385, 65_536, 3_000_000})
  void a_body_in_a_chunk_arrives(int length) throws Exception {
    try (Wire client = proxy.connect()) {
      String body = Texts.ofLength(length);
      client.send(post(CHUNKED)).sendChunk(body).sendChunk("");
      assertThat(client.readBody(client.readHead())).isEqualTo("ok");
      Head head = origin.nextRequest();
      assertThat(head.isChunked()).isTrue();
      assertThat(head.values("Content-Length")).isEmpty();
      assertThat(origin.nextBody()).isEqualTo(body);
    }
  }

  @Holds("RFC 9112 §7.1: the sizes of chunks mean nothing")
  @Test
  void a_body_in_many_chunks_arrives() throws Exception {
    try (Wire client = proxy.connect()) {
      client.send(post(CHUNKED)).send("1\r\na\r\n".repeat(10_000)).sendChunk("");
      assertThat(client.readBody(client.readHead())).isEqualTo("ok");
      assertThat(origin.nextBody()).isEqualTo("a".repeat(10_000));
    }
  }

  @Holds("RFC 9110 §8.6: a length of 0 is passed on")
  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "PATCH", "GET"})
  void an_empty_body_of_known_length_stays_one(String method) throws Exception {
    proxy.send(origin, method, "/", "Content-Length: 0");
    assertThat(origin.nextRequest().values("Content-Length")).containsExactly("0");
  }

  @Holds("RFC 9112 §7.1: a body may consist of the last chunk alone")
  @Test
  void an_empty_body_in_chunks_arrives() throws Exception {
    try (Wire client = proxy.connect()) {
      client.send(post(CHUNKED)).sendChunk("");
      assertThat(client.readBody(client.readHead())).isEqualTo("ok");
      assertThat(origin.nextBody()).isEmpty();
    }
  }

  @Holds("RFC 9112 §6.3: without a length and a coding there is no body")
  @ParameterizedTest
  @ValueSource(strings = {"GET", "HEAD", "DELETE", "OPTIONS"})
  void a_request_without_a_body_announces_none(String method) throws Exception {
    proxy.send(origin, method, "/");
    Head head = origin.nextRequest();
    assertThat(head.values("Content-Length")).isEmpty();
    assertThat(head.values("Transfer-Encoding")).isEmpty();
  }

  @Holds("RFC 9112 §7.1.1: extensions of chunks are ignored or refused")
  @Test
  void an_extension_of_a_chunk_is_no_part_of_the_body() throws Exception {
    try (Wire client = proxy.connect()) {
      client.send(post(CHUNKED)).send("5;a=b;c=\"d\"\r\nhello\r\n0\r\n\r\n");
      assertThat(client.readHead().status()).isEqualTo(proxy.onPayaraOrWildFly(400, 200));
    }
  }

  @Holds("RFC 9112 §7.1.2: trailers are no part of the body")
  @Test
  void trailers_are_no_part_of_the_body() throws Exception {
    try (Wire client = proxy.connect()) {
      client.send(post(CHUNKED)).sendChunk("hello").send("0\r\nX-Sum: 1\r\nX-Other: 2\r\n\r\n");
      assertThat(client.readBody(client.readHead())).isEqualTo("ok");
      assertThat(origin.nextBody()).isEqualTo("hello");
      client.send(proxy.request(origin, "GET", "/")).readHead();
      assertThat(origin.nextBody()).isEmpty();
    }
  }

  @Holds("RFC 9110 §8: every octet of a body is kept")
  @Test
  void all_octets_arrive() throws Exception {
    StringBuilder octets = new StringBuilder();
    for (char c = 0; c < 256; c++) {
      octets.append(c);
    }
    try (Wire client = proxy.connect()) {
      client.send(post("Content-Length: 256", "Content-Type: text/plain")).send(octets.toString());
      client.readHead();
      assertThat(origin.nextBody()).isEqualTo(octets.toString());
    }
  }

  @Holds("Servlet §3.1: a form's body is not taken for parameters")
  @Test
  void a_form_arrives_as_it_was_sent() throws Exception {
    try (Wire client = proxy.connect()) {
      String form = "a=%20+b&c=&&d";
      client.send(post("Content-Type: application/x-www-form-urlencoded", "Content-Length: 13"));
      client.send(form).readHead();
      assertThat(origin.nextBody()).isEqualTo(form);
    }
  }

  @Holds("RFC 9110 §8.4: a body in a coding is not decoded")
  @Test
  void a_compressed_body_stays_compressed() throws Exception {
    try (Wire client = proxy.connect()) {
      String body = "\u001f\u008b\b\u0000not really";
      client.send(post("Content-Encoding: gzip", "Content-Length: " + body.length())).send(body);
      client.readHead();
      assertThat(origin.nextRequest().values("Content-Encoding")).containsExactly("gzip");
      assertThat(origin.nextBody()).isEqualTo(body);
    }
  }

  @Holds("RFC 9110 §10.1.1: a client that waits for 100 (Continue) gets it and sends its body")
  @ParameterizedTest
  @ValueSource(strings = {"100-continue", "100-Continue"})
  void a_client_is_told_to_continue(String expectation) throws Exception {
    try (Wire client = proxy.connect()) {
      client.send(post("Content-Length: 5", "Expect: " + expectation));
      assertThat(client.readHead().status()).isEqualTo(100);
      client.send("hello");
      assertThat(client.readBody(client.readHead())).isEqualTo("ok");
      assertThat(origin.nextBody()).isEqualTo("hello");
    }
  }

  @Holds("RFC 9110 §10.1.1: a client need not wait for 100 (Continue)")
  @Test
  void a_body_may_come_before_it_is_asked_for() throws Exception {
    try (Wire client = proxy.connect()) {
      client.send(post("Content-Length: 5", "Expect: 100-continue")).send("hello");
      Head head = client.readHead();
      Head last = head.status() == 100 ? client.readHead() : head;
      assertThat(client.readBody(last)).isEqualTo("ok");
      assertThat(origin.nextBody()).isEqualTo("hello");
    }
  }

  @Holds("RFC 9110 §9.3.1 and §10.1.1: without a body there is nothing to continue")
  @Test
  void an_expectation_without_a_body_holds_nobody_up() throws Exception {
    try (Wire client = proxy.connect()) {
      client.send(proxy.request(origin, "GET", "/", "Expect: 100-continue"));
      Head head = client.readHead();
      assertThat(client.readBody(head.status() == 100 ? client.readHead() : head)).isEqualTo("ok");
    }
  }

  @Holds("RFC 9110 §10.1.1: a refusal reaches a client that waits for 100 (Continue)")
  @ParameterizedTest
  @ValueSource(strings = {"413 Content Too Large", "417 Expectation Failed", "401 Unauthorized"})
  void a_refusal_comes_instead_of_continue(String status) throws Exception {
    String refusal = "HTTP/1.1 " + status + "\r\nContent-Length: 3\r\n\r\nbig";
    try (TestOrigin refusing = Origins.holdingAfter(refusal);
        Wire client = proxy.connect()) {
      client.send(
          proxy.request(
              refusing, "POST", "/", "Content-Length: 500000000", "Expect: 100-continue"));
      Head head = client.readHead();
      assertThat("" + (head.status() == 100 ? client.readHead() : head).status())
          .isEqualTo(status.substring(0, 3));
    }
  }

  @Holds("RFC 9110 §7.5 and RFC 9112 §9.3: an answer may come before the request is whole")
  @ParameterizedTest
  @ValueSource(strings = {"Content-Length: 500000000", CHUNKED})
  void an_early_answer_reaches_a_client_that_uploads(String framing) throws Exception {
    try (TestOrigin refusing = Origins.holdingAfter(TOO_LARGE);
        Wire client = proxy.connect()) {
      client.send(proxy.request(refusing, "POST", "/", framing)).sendChunk("hello");
      Head head = client.readHead();
      assertThat(head.status()).isEqualTo(413);
      assertThat(client.readBody(head)).isEqualTo("big");
    }
  }

  @Holds("RFC 9112 §9.3.1: an upload that its answer overtook does no harm to the next one")
  @Test
  void an_upload_after_an_early_answer_arrives() throws Exception {
    try (TestOrigin refusing = Origins.holdingAfter(TOO_LARGE)) {
      for (int i = 0; i < 10; i++) {
        try (Wire client = proxy.connect()) {
          client.send(proxy.request(refusing, "POST", "/", "Content-Length: 100000"));
          client.send(Texts.ofLength(50_000));
          assertThat(client.readHead().status()).isEqualTo(413);
        }
        assertThat(upload("hello" + i)).isEqualTo("hello" + i);
      }
    }
  }

  private String upload(String body) throws Exception {
    try (Wire client = proxy.connect()) {
      client.send(post("Content-Length: " + body.length())).send(body).readHead();
      return origin.nextBody();
    }
  }

  private String post(String... fields) throws IOException {
    return proxy.request(origin, "POST", "/", fields);
  }
}
