package io.github.jakartadockerengine.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jakartadockerengine.proxy.Head;
import io.github.jakartadockerengine.proxy.TestOrigin;
import io.github.jakartadockerengine.proxy.Wire;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing waits for what comes later: each side sends on only when the other one got it all. */
@Conformance
class StreamingIT {

  private static final String EVENTS =
      Origins.CHUNKED.replaceFirst("\r\n", "\r\nContent-Type: text/event-stream\r\n");

  private static final int ROUNDS = 100;
  private static final long MUCH = 64L << 20;

  /** Far more than the proxy's and the sockets' buffers. */
  private static final long MOST_IN_FLIGHT = 48L << 20;

  @Parameter Proxy proxy;

  @Holds("Streaming: a response's head does not wait for its body")
  @ParameterizedTest
  @ValueSource(
      strings = {
        Origins.CHUNKED,
        "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n",
        "HTTP/1.1 200 OK\r\n\r\n"
      })
  void a_head_arrives_before_its_body_is_sent(String head) throws Exception {
    try (TestOrigin origin = Origins.holdingAfter(head);
        Wire client = proxy.connect()) {
      assertThat(client.send(proxy.request(origin, "GET", "/")).readHead().status()).isEqualTo(200);
    }
  }

  @Holds("WHATWG HTML §9.2: an event arrives before the next one is sent")
  @Test
  void events_arrive_one_by_one() throws Exception {
    try (TestOrigin origin = new TestOrigin(StreamingIT::sendEventsOnDemand);
        Wire client = proxy.connect()) {
      client.send(proxy.request(origin, "GET", "/", "Accept: text/event-stream")).readHead();
      for (int i = 0; i < ROUNDS; i++) {
        origin.demand();
        assertThat(client.readChunk()).isEqualTo("data: event\n\n");
      }
    }
  }

  @Holds("Streaming: a part of a body of known length arrives before the next one is sent")
  @Test
  void a_body_of_known_length_arrives_part_by_part() throws Exception {
    try (TestOrigin origin = new TestOrigin(StreamingIT::sendPartsOnDemand);
        Wire client = proxy.connect()) {
      client.send(proxy.request(origin, "GET", "/")).readHead();
      for (int i = 0; i < ROUNDS; i++) {
        origin.demand();
        assertThat(client.readExactly(4)).asString().isEqualTo("part");
      }
    }
  }

  @Holds("Streaming: a part of a body without a length arrives before the next one is sent")
  @Test
  void a_body_that_ends_with_the_connection_arrives_part_by_part() throws Exception {
    try (TestOrigin origin = new TestOrigin(StreamingIT::sendPartsAndClose);
        Wire client = proxy.connect()) {
      client.send(proxy.request(origin, "GET", "/")).readHead();
      for (int i = 0; i < ROUNDS; i++) {
        origin.demand();
        assertThat(client.readChunk()).isEqualTo("part");
      }
      origin.demand();
      assertThat(client.readChunk()).isEmpty();
    }
  }

  @Holds("Streaming: a chunk of an upload arrives before the next one is sent")
  @Test
  void an_upload_arrives_chunk_by_chunk() throws Exception {
    try (TestOrigin origin = new TestOrigin(StreamingIT::tellEachChunk);
        Wire client = proxy.connect()) {
      client.send(proxy.request(origin, "POST", "/", "Transfer-Encoding: chunked"));
      for (int i = 0; i < ROUNDS; i++) {
        client.sendChunk("part" + i);
        assertThat(origin.nextBody()).isEqualTo("part" + i);
      }
    }
  }

  @Holds("Streaming: a part of an upload of known length arrives before the next one is sent")
  @Test
  void an_upload_of_known_length_arrives_part_by_part() throws Exception {
    try (TestOrigin origin = new TestOrigin(StreamingIT::tellEachPart);
        Wire client = proxy.connect()) {
      client.send(proxy.request(origin, "POST", "/", "Content-Length: 1000000"));
      for (int i = 0; i < ROUNDS; i++) {
        client.send("part");
        assertThat(origin.nextBody()).isEqualTo("part");
      }
    }
  }

  @Holds("RFC 9112 §9.3: both directions run at once, as gRPC-Web and kernels' shells need")
  @Test
  void both_directions_run_at_once() throws Exception {
    try (TestOrigin origin = new TestOrigin(StreamingIT::echoChunks);
        Wire client = proxy.connect()) {
      // Payara passes a request in chunks on when the first of them has come.
      client.send(proxy.request(origin, "POST", "/", "Transfer-Encoding: chunked")).sendChunk("a");
      assertThat(client.readHead().status()).isEqualTo(200);
      assertThat(client.readChunk()).isEqualTo("a");
      for (int i = 0; i < ROUNDS; i++) {
        client.sendChunk("ping" + i);
        assertThat(client.readChunk()).isEqualTo("ping" + i);
      }
      assertThat(client.sendChunk("").readChunk()).isEmpty();
    }
  }

  @Holds("Bounded memory: a client that reads slowly holds the origin back")
  @Test
  void a_slow_client_holds_the_origin_back() throws Exception {
    AtomicLong sent = new AtomicLong();
    try (TestOrigin origin = new TestOrigin((self, client) -> flood(self, client, sent));
        Wire client = Wire.narrowTo(proxy.server().port())) {
      client.send(proxy.request(origin, "GET", "/")).readHead();
      for (long read = 0; read < MUCH; read += client.skip(8L << 20)) {
        assertThat(sent.get() - read).isLessThan(MOST_IN_FLIGHT);
      }
    }
  }

  @Holds("Bounded memory: an origin that reads slowly holds the client back")
  @Test
  void a_slow_origin_holds_the_client_back() throws Exception {
    AtomicLong sent = new AtomicLong();
    try (TestOrigin origin = new TestOrigin((self, client) -> readSlowly(self, client, sent));
        Wire client = proxy.connect()) {
      client.send(proxy.request(origin, "POST", "/", "Content-Length: " + MUCH));
      byte[] block = new byte[65_536];
      while (sent.get() < MUCH) {
        client.send(block);
        sent.addAndGet(block.length);
      }
      assertThat(client.readHead().status()).isEqualTo(200);
      assertThat(origin.nextBody()).isEqualTo("held back");
    }
  }

  @Holds("Streaming: a burst to a client that reads slowly arrives without waiting for more")
  @Test
  void a_burst_arrives_without_more() throws Exception {
    String burst = "HTTP/1.1 200 OK\r\nContent-Length: 9000000\r\n\r\n" + Texts.ofLength(3_000_000);
    try (TestOrigin origin = Origins.holdingAfter(burst);
        Wire client = Wire.narrowTo(proxy.server().port())) {
      client.send(proxy.request(origin, "GET", "/")).readHead();
      assertThat(client.skip(3_000_000)).isEqualTo(3_000_000);
    }
  }

  private static void sendEventsOnDemand(TestOrigin origin, Wire client) throws IOException {
    Origins.answer(origin, client, EVENTS);
    while (true) {
      origin.awaitDemand();
      client.sendChunk("data: event\n\n");
    }
  }

  private static void sendPartsOnDemand(TestOrigin origin, Wire client) throws IOException {
    Origins.answer(origin, client, "HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n");
    while (true) {
      origin.awaitDemand();
      client.send("part");
    }
  }

  private static void sendPartsAndClose(TestOrigin origin, Wire client) throws IOException {
    Origins.answer(origin, client, "HTTP/1.1 200 OK\r\n\r\n");
    for (int i = 0; i < ROUNDS; i++) {
      origin.awaitDemand();
      client.send("part");
    }
    origin.awaitDemand();
  }

  private static void tellEachChunk(TestOrigin origin, Wire client) throws IOException {
    origin.readRequest(client);
    while (true) {
      origin.tell(client.readChunk());
    }
  }

  private static void tellEachPart(TestOrigin origin, Wire client) throws IOException {
    origin.readRequest(client);
    while (true) {
      origin.tell(new String(client.readExactly(4), StandardCharsets.US_ASCII));
    }
  }

  private static void echoChunks(TestOrigin origin, Wire client) throws IOException {
    Origins.answer(origin, client, Origins.CHUNKED);
    String chunk;
    do {
      chunk = client.readChunk();
      client.sendChunk(chunk);
    } while (!chunk.isEmpty());
  }

  private static void flood(TestOrigin origin, Wire client, AtomicLong sent) throws IOException {
    Origins.answer(origin, client, "HTTP/1.1 200 OK\r\nContent-Length: " + MUCH + "\r\n\r\n");
    byte[] block = new byte[65_536];
    while (sent.get() < MUCH) {
      client.send(block);
      sent.addAndGet(block.length);
    }
  }

  /** Before each read, sees whether the client was held back. */
  private static void readSlowly(TestOrigin origin, Wire client, AtomicLong sent)
      throws IOException {
    Head head = origin.readRequest(client);
    assertThat(head.values("Content-Length")).containsExactly("" + MUCH);
    boolean heldBack = true;
    for (long read = 0; read < MUCH; read += client.skip(1L << 20)) {
      heldBack &= sent.get() - read < MOST_IN_FLIGHT;
    }
    origin.tell(heldBack ? "held back" : "ran ahead");
    client.send(Origins.OK);
  }
}
