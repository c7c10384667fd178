package io.github.jakartadockerengine.conformance;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.jakartadockerengine.proxy.TestOrigin;
import io.github.jakartadockerengine.proxy.Wire;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes behind a body. */
@Conformance
class TrailersIT {

  private static final String LAST_CHUNK = "0\r\nx-sum: 42\r\n\r\n";
  private static final String TAKES_TRAILERS = "TE: trailers\r\nConnection: TE";
  private static final String CHUNKED = "Transfer-Encoding: chunked";

  @Parameter Proxy proxy;

  @Holds("RFC 9110 §6.5: trailers of a response reach a client that takes them")
  @Test
  void trailers_of_a_response_arrive() throws Exception {
    assertThat(lastChunkOfResponse("X-Sum: 42\r\n")).isEqualToIgnoringCase(LAST_CHUNK);
  }

  @Holds("RFC 9110 §6.5: trailers of a response that takes its time reach the client, too")
  @Test
  void trailers_of_a_slow_response_arrive() throws Exception {
    try (TestOrigin origin = new TestOrigin(TrailersIT::answerSlowly);
        Wire client = proxy.connect()) {
      client.send(proxy.request(origin, "GET", "/", TAKES_TRAILERS)).readHead();
      assertThat(client.readChunk()).isEqualTo("hello");
      origin.demand();
      assertThat(readLastChunk(client)).isEqualToIgnoringCase(LAST_CHUNK);
    }
  }

  @Holds("RFC 9110 §6.5.1: trailers of a response are dropped for a client that does not take them")
  @Test
  void nobody_gets_trailers_unasked() throws Exception {
    try (TestOrigin origin = TestOrigin.answering(Origins.CHUNKED + chunks("X-Sum: 42\r\n"));
        Wire client = proxy.connect()) {
      client.send(proxy.request(origin, "GET", "/", "Connection: close"));
      assertThat(client.readUntilClose()).contains("hello").doesNotContainIgnoringCase("X-Sum");
    }
  }

  @Holds("RFC 9110 §6.5.1: framing, cookies and the like of a response do not come as trailers")
  @ParameterizedTest
  @ValueSource(strings = {"Content-Length: 9", "Set-Cookie: a=b", "Transfer-Encoding: gzip"})
  void what_belongs_in_a_head_is_no_trailer(String field) throws Exception {
    assertThat(lastChunkOfResponse(field + "\r\nX-Sum: 42\r\n")).isEqualToIgnoringCase(LAST_CHUNK);
  }

  @Holds("RFC 9110 §6.5: the connection serves on behind trailers")
  @Test
  void the_next_response_is_found_behind_trailers() throws Exception {
    try (TestOrigin origin = TestOrigin.answering(Origins.CHUNKED + chunks("X-Sum: 42\r\n"));
        Wire client = proxy.connect()) {
      for (int i = 0; i < 3; i++) {
        client.send(proxy.request(origin, "GET", "/", TAKES_TRAILERS)).readHead();
        assertThat(client.readChunk()).isEqualTo("hello");
        assertThat(readLastChunk(client)).isEqualToIgnoringCase(LAST_CHUNK);
      }
    }
  }

  @Holds("RFC 9110 §10.1.4: an origin hears whether the client takes trailers")
  @Test
  void the_origin_hears_who_takes_trailers() throws Exception {
    try (TestOrigin origin = TestOrigin.ok()) {
      proxy.get(origin, "/", TAKES_TRAILERS);
      assertThat(origin.nextRequest().values("TE")).containsExactly("trailers");
      proxy.get(origin, "/");
      assertThat(origin.nextRequest().values("TE")).isEmpty();
    }
  }

  @Holds("RFC 9110 §6.5: trailers of a request arrive at the origin")
  @Test
  void trailers_of_a_request_arrive() throws Exception {
    assertThat(lastChunkOfRequest("X-Sum: 42\r\n")).isEqualToIgnoringCase(LAST_CHUNK);
  }

  @Holds("RFC 9110 §6.5.1: routing, framing and credentials of a request do not come as trailers")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Host: other",
        "Transfer-Encoding: gzip",
        "Cookie: a=b",
        "Authorization: Basic eA==",
        "X-Forwarded-For: 1.2.3.4"
      })
  void what_belongs_in_a_requests_head_is_no_trailer(String field) throws Exception {
    assertThat(lastChunkOfRequest(field + "\r\nX-Sum: 42\r\n")).isEqualToIgnoringCase(LAST_CHUNK);
  }

  /** What an origin gets behind a body. */
  private String lastChunkOfRequest(String trailers) throws Exception {
    try (TestOrigin origin = new TestOrigin(TrailersIT::tellLastChunk);
        Wire client = proxy.connect()) {
      client.send(proxy.request(origin, "POST", "/", CHUNKED)).send(chunks(trailers));
      assertThat(client.readBody(client.readHead())).isEqualTo("ok");
      return origin.nextBody();
    }
  }

  /** What a client gets behind a body. */
  private String lastChunkOfResponse(String trailers) throws Exception {
    try (TestOrigin origin = TestOrigin.answering(Origins.CHUNKED + chunks(trailers));
        Wire client = proxy.connect()) {
      client.send(proxy.request(origin, "GET", "/", TAKES_TRAILERS)).readHead();
      assertThat(client.readChunk()).isEqualTo("hello");
      return readLastChunk(client);
    }
  }

  private static String readLastChunk(Wire client) throws IOException {
    return new String(client.readExactly(LAST_CHUNK.length()), ISO_8859_1);
  }

  private static String chunks(String trailers) {
    return "5\r\nhello\r\n0\r\n" + trailers + "\r\n";
  }

  private static void answerSlowly(TestOrigin origin, Wire client) throws IOException {
    Origins.answer(origin, client, Origins.CHUNKED);
    client.sendChunk("hello");
    origin.awaitDemand();
    client.send("0\r\nX-Sum: 42\r\n\r\n");
  }

  private static void tellLastChunk(TestOrigin origin, Wire client) throws IOException {
    origin.readRequest(client);
    client.readChunk();
    origin.tell(readLastChunk(client));
    client.send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
  }
}
