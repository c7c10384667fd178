package io.github.jakartadockerengine.conformance;

import io.github.jakartadockerengine.proxy.TestOrigin;
import io.github.jakartadockerengine.proxy.Wire;
import java.io.IOException;

/** Origins that several topics need. */
final class Origins {

  static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";
  static final String CHUNKED = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";

  private Origins() {}

  /** Answers the first request of each connection and closes it. */
  static TestOrigin closingAfter(String response) {
    return new TestOrigin((origin, client) -> answer(origin, client, response));
  }

  /** Answers the first request of each connection and waits until the proxy closes it. */
  static TestOrigin holdingAfter(String response) {
    return new TestOrigin((origin, client) -> answerAndWait(origin, client, response));
  }

  static void answer(TestOrigin origin, Wire client, String response) throws IOException {
    origin.readRequest(client);
    client.send(response);
  }

  private static void answerAndWait(TestOrigin origin, Wire client, String response)
      throws IOException {
    answer(origin, client, response);
    client.awaitClose();
    origin.tell("closed");
  }
}
