package io.github.jakartadockerengine.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jakartadockerengine.proxy.TestOrigin;
import io.github.jakartadockerengine.proxy.Wire;
import java.io.IOException;
import java.util.stream.Stream;

/** A client's and an origin's part in a change to the WebSocket protocol (RFC 6455 §1.3). */
final class Handshake {

  static final String SWITCHING =
      """
      HTTP/1.1 101 Switching Protocols\r
      Connection: Upgrade\r
      Upgrade: websocket\r
      Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r
      """;

  private Handshake() {}

  /** The request of a client. */
  static String request(Proxy proxy, TestOrigin origin, String target, String... more) {
    Stream<String> fields =
        Stream.of(
            "Connection: keep-alive, Upgrade",
            "Upgrade: websocket",
            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
            "Sec-WebSocket-Version: 13");
    return proxy.request(
        origin, "GET", target, Stream.concat(fields, Stream.of(more)).toArray(String[]::new));
  }

  /** A client's connection on which the protocol has changed. */
  static Wire open(Proxy proxy, TestOrigin origin) throws IOException {
    Wire client = proxy.connect();
    assertThat(client.send(request(proxy, origin, "/")).readHead().status()).isEqualTo(101);
    return client;
  }

  /** An origin's agreement. */
  static void accept(TestOrigin origin, Wire client) throws IOException {
    Origins.answer(origin, client, SWITCHING + "\r\n");
  }

  /** An origin that agrees and sends back all it gets. */
  static TestOrigin echo() {
    return new TestOrigin(Handshake::echo);
  }

  private static void echo(TestOrigin origin, Wire client) throws IOException {
    accept(origin, client);
    client.echo();
  }
}
