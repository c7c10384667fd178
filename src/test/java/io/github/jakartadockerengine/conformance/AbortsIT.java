package io.github.jakartadockerengine.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jakartadockerengine.proxy.TestOrigin;
import io.github.jakartadockerengine.proxy.Wire;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/** What an origin sees of clients that leave. */
@Conformance
class AbortsIT {

  /** Long enough for a client to be seen. */
  private static final Duration SEEN = Duration.ofMillis(1_500);

  @Parameter Proxy proxy;

  @Holds("Cancellation: a client that leaves within a stream closes the origin's connection")
  @Test
  void a_client_that_leaves_in_a_stream_is_left_by_the_origin() throws Exception {
    try (TestOrigin origin = new TestOrigin(AbortsIT::streamUntilCancelled)) {
      Wire client = proxy.connect();
      client.send(proxy.request(origin, "GET", "/")).readHead();
      client.reset();
      assertThat(origin.nextBody()).isEqualTo("cancelled");
    }
  }

  @Holds("Cancellation: a client that closes within a stream closes the origin's connection")
  @Test
  void a_client_that_closes_in_a_stream_is_left_by_the_origin() throws Exception {
    try (TestOrigin origin = new TestOrigin(AbortsIT::streamUntilCancelled)) {
      Wire client = proxy.connect();
      client.send(proxy.request(origin, "GET", "/")).readHead();
      client.close();
      assertThat(origin.nextBody()).isEqualTo("cancelled");
    }
  }

  @Holds("Cancellation: a client that leaves within a long body closes the origin's connection")
  @Test
  void a_client_that_leaves_in_a_long_body_is_left_by_the_origin() throws Exception {
    try (TestOrigin origin = new TestOrigin(AbortsIT::sendUntilCancelled)) {
      Wire client = proxy.connect();
      client.send(proxy.request(origin, "GET", "/")).readHead();
      client.readExactly(100_000);
      client.reset();
      assertThat(origin.nextBody()).isEqualTo("cancelled");
    }
  }

  @Holds("Cancellation: a client that leaves before the response closes the origin's connection")
  @Test
  void a_client_that_leaves_a_silent_origin_is_left_by_the_origin() throws Exception {
    try (TestOrigin origin = new TestOrigin(AbortsIT::waitAndTellOfClose)) {
      Wire client = waitingFor(origin);
      client.reset();
      assertThat(origin.nextBody()).isEqualTo("closed");
    }
  }

  @Holds("Cancellation: a client that closes before the response closes the origin's connection")
  @Test
  void a_client_that_closes_before_the_response_is_left_by_the_origin() throws Exception {
    try (TestOrigin origin = new TestOrigin(AbortsIT::waitAndTellOfClose)) {
      Wire client = waitingFor(origin);
      client.close();
      assertThat(origin.nextBody()).isEqualTo("closed");
    }
  }

  @Holds(
      "Cancellation: a client that closes right behind its request closes the origin's connection")
  @Test
  void a_client_that_closes_at_once_is_left_by_the_origin() throws Exception {
    try (TestOrigin origin = new TestOrigin(AbortsIT::waitAndTellOfClose)) {
      Wire client = proxy.connect();
      client.send(proxy.request(origin, "GET", "/"));
      assertThat(origin.nextBody()).isEqualTo("waiting");
      client.close();
      assertThat(origin.nextBody()).isEqualTo("closed");
    }
  }

  @Holds("Cancellation: a client that closes in a silent stream closes the origin's connection")
  @Test
  void a_client_that_closes_in_a_silent_stream_is_left_by_the_origin() throws Exception {
    try (TestOrigin origin = new TestOrigin(AbortsIT::beginAndTellOfClose)) {
      Wire client = proxy.connect();
      client.send(proxy.request(origin, "GET", "/")).readHead();
      client.readChunk();
      client.silence(SEEN);
      client.close();
      assertThat(origin.nextBody()).isEqualTo("closed");
    }
  }

  @Holds("Cancellation: a client that waits for a silent origin gets the answer at last")
  @Test
  void a_client_that_stays_with_a_silent_origin_gets_the_answer() throws Exception {
    try (TestOrigin origin = new TestOrigin(AbortsIT::answerOnDemand);
        Wire client = proxy.connect()) {
      client.send(proxy.request(origin, "GET", "/"));
      client.silence(SEEN.multipliedBy(2));
      origin.demand();
      assertThat(client.readBody(client.readHead())).isEqualTo("late");
    }
  }

  @Holds("Cancellation: a client that leaves within an upload closes the origin's connection")
  @Test
  void a_client_that_leaves_in_an_upload_is_left_by_the_origin() throws Exception {
    try (TestOrigin origin = new TestOrigin(AbortsIT::tellOfClose)) {
      Wire client = proxy.connect();
      client.send(proxy.request(origin, "POST", "/", "Content-Length: 1000")).send("only a part");
      assertThat(origin.nextBody()).isEqualTo("reading");
      client.reset();
      assertThat(origin.nextBody()).isEqualTo("closed");
    }
  }

  @Holds("RFC 9112 §8: an upload that breaks off is never whole at the origin")
  @Test
  void an_upload_in_chunks_that_breaks_off_has_no_last_chunk() throws Exception {
    try (TestOrigin origin = new TestOrigin(AbortsIT::tellChunksUntilClosed)) {
      Wire client = proxy.connect();
      client.send(proxy.request(origin, "POST", "/", "Transfer-Encoding: chunked"));
      client.sendChunk("hello");
      assertThat(origin.nextBody()).isEqualTo("hello");
      client.close();
      assertThat(origin.nextBody()).isEqualTo("broken off");
    }
  }

  @Holds("RFC 9112 §9.6: a client that has said all it has to say still gets the answer")
  @Test
  void a_client_that_only_ends_its_own_side_gets_the_answer() throws Exception {
    try (TestOrigin origin = TestOrigin.ok();
        Wire client = proxy.connect()) {
      client.send(proxy.request(origin, "GET", "/")).endOutput();
      assertThat(client.readBody(client.readHead())).isEqualTo("ok");
    }
  }

  @Holds("Cancellation: others are served while many clients leave")
  @Test
  void clients_that_leave_cost_others_nothing() throws Exception {
    try (TestOrigin silent = Origins.holdingAfter(Origins.CHUNKED);
        TestOrigin origin = TestOrigin.ok()) {
      for (int i = 0; i < 50; i++) {
        Wire client = proxy.connect();
        client.send(proxy.request(silent, "GET", "/"));
        client.reset();
      }
      assertThat(proxy.get(origin, "/").body()).isEqualTo("ok");
    }
  }

  private Wire waitingFor(TestOrigin origin) throws Exception {
    Wire client = proxy.connect();
    client.send(proxy.request(origin, "GET", "/"));
    assertThat(origin.nextBody()).isEqualTo("waiting");
    client.silence(SEEN);
    return client;
  }

  private static void waitAndTellOfClose(TestOrigin origin, Wire client) throws IOException {
    origin.readRequest(client);
    origin.tell("waiting");
    client.awaitClose();
    origin.tell("closed");
  }

  private static void beginAndTellOfClose(TestOrigin origin, Wire client) throws IOException {
    Origins.answer(origin, client, Origins.CHUNKED);
    client.sendChunk("first");
    client.awaitClose();
    origin.tell("closed");
  }

  private static void answerOnDemand(TestOrigin origin, Wire client) throws IOException {
    origin.readRequest(client);
    origin.awaitDemand();
    client.send("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nlate");
  }

  private static void streamUntilCancelled(TestOrigin origin, Wire client) throws IOException {
    try {
      Origins.answer(origin, client, Origins.CHUNKED);
      while (true) {
        client.sendChunk("more");
      }
    } catch (IOException e) {
      origin.tell("cancelled");
    }
  }

  private static void sendUntilCancelled(TestOrigin origin, Wire client) throws IOException {
    try {
      Origins.answer(origin, client, "HTTP/1.1 200 OK\r\nContent-Length: 999999999999\r\n\r\n");
      while (true) {
        client.send(new byte[65_536]);
      }
    } catch (IOException e) {
      origin.tell("cancelled");
    }
  }

  private static void tellOfClose(TestOrigin origin, Wire client) throws IOException {
    origin.readRequest(client);
    client.readExactly(11);
    origin.tell("reading");
    client.awaitClose();
    origin.tell("closed");
  }

  private static void tellChunksUntilClosed(TestOrigin origin, Wire client) throws IOException {
    origin.readRequest(client);
    try {
      while (true) {
        origin.tell(client.readChunk());
      }
    } catch (IOException e) {
      origin.tell("broken off");
    }
  }
}
