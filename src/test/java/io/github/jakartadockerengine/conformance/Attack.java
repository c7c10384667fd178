package io.github.jakartadockerengine.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jakartadockerengine.proxy.TestOrigin;
import io.github.jakartadockerengine.proxy.Wire;
import java.io.IOException;

/**
 * Sends requests whose end can be read in two ways. Behind each comes another one, which must never
 * be answered, nor reach the origin, when its beginning is in doubt.
 */
record Attack(Proxy proxy, TestOrigin origin) {

  /** The answer is an error and the end of the connection, and the origin never heard of it. */
  void isRefused(String framing, String body) throws Exception {
    isRefused(post(framing) + body + smuggled());
  }

  /** The same for all that a client says. */
  void isRefused(String bytes) throws Exception {
    assertThat(answerTo(bytes))
        .doesNotContain(" 200 ")
        .containsPattern("^(HTTP/1\\.1 [45]\\d\\d .*|)");
    assertNothingArrived();
  }

  /** The answer is an error; then the server closes, or reads what follows as it is. */
  void isRefusedAlone(String framing, String body) throws Exception {
    assertThat(answerTo(post(framing) + body + smuggled())).startsWith("HTTP/1.1 400 ");
    assertThat(proxy.get(origin, "/after").status()).isEqualTo(200);
    assertThat(origin.nextRequest().startLine())
        .isIn("GET /smuggled HTTP/1.1", "GET /after HTTP/1.1");
  }

  /** Whatever the answer, the request behind does not reach the origin. */
  void isRefusedOrAlone(String framing, String body) throws Exception {
    answerTo(post(framing) + body + smuggled());
    assertNothingElseArrived();
  }

  /** Whatever the answer, it does not come from the origin, which never heard of the request. */
  void isNotRelayed(String bytes) throws Exception {
    assertThat(answerTo(bytes)).doesNotEndWith("\r\n\r\nok");
    assertNothingArrived();
  }

  /** The origin may have begun to read a body, but never gets to its end. */
  void isNeverComplete(String framing, String body) throws Exception {
    assertThat(answerTo(post(framing) + body + smuggled())).doesNotContain(" 200 ");
    assertThat(proxy.get(origin, "/after").status()).isEqualTo(200);
    assertThat(origin.nextBody()).as("what the origin read of the next request").isEmpty();
  }

  /** The origin gets one request, whose body is as expected. */
  void isRead(String framing, String body, String expected) throws Exception {
    try (Wire client = proxy.connect()) {
      assertThat(client.send(post(framing) + body).readHead().status()).isEqualTo(200);
    }
    assertThat(origin.nextRequest().startLine()).isEqualTo("POST / HTTP/1.1");
    assertThat(origin.nextBody()).isEqualTo(expected);
    assertNothingArrived();
  }

  /** Either of both. */
  void isRefusedOrRead(String framing, String body, String expected) throws Exception {
    try (Wire client = proxy.connect()) {
      if (client.send(post(framing) + body).readHead().status() == 200) {
        assertThat(origin.nextRequest().startLine()).isEqualTo("POST / HTTP/1.1");
        assertThat(origin.nextBody()).isEqualTo(expected);
      }
    }
    assertNothingElseArrived();
  }

  /** The next request that reaches the origin is one that is sent now. */
  void assertNothingElseArrived() throws Exception {
    assertThat(proxy.get(origin, "/after").status()).isEqualTo(200);
    String next = origin.nextRequest().startLine();
    while (next.startsWith("POST / ")) {
      next = origin.nextRequest().startLine();
    }
    assertThat(next).isEqualTo("GET /after HTTP/1.1");
  }

  private void assertNothingArrived() throws Exception {
    assertThat(proxy.get(origin, "/after").status()).isEqualTo(200);
    assertThat(origin.nextRequest().startLine()).isEqualTo("GET /after HTTP/1.1");
  }

  /** Everything that comes back until the server closes the connection. */
  private String answerTo(String bytes) throws IOException {
    try (Wire client = proxy.connect()) {
      client.send(bytes).endOutput();
      return client.readUntilClose();
    }
  }

  private String post(String framing) {
    return proxy.request(origin, "POST", "/", framing);
  }

  private String smuggled() {
    return proxy.request(origin, "GET", "/smuggled");
  }
}
