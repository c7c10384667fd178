package io.github.jakartadockerengine.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResponseBodyTest {

  private static final String CHUNKED = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
  private static final long QUARTER_GIGABYTE = 256L << 20;

  /** Far more than the proxy's and the sockets' buffers, far less than a quarter of a gigabyte. */
  private static final long MOST_IN_FLIGHT = 48L << 20;

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 65_535, 65_536, 65_537, 1_000_000})
  void body_of_known_length_is_relayed(int length) throws Exception {
    String body = text(length);
    Answer answer = relayed("HTTP/1.1 200 OK\r\nContent-Length: " + length + "\r\n\r\n" + body);
    assertThat(answer.body()).isEqualTo(body);
    assertThat(answer.head().field("Content-Length")).contains("" + length);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 65_536, 1_000_000})
  void chunked_body_is_relayed(int length) throws Exception {
    String body = text(length);
    String chunk = Integer.toHexString(length) + "\r\n" + body + "\r\n";
    Answer answer = relayed(CHUNKED + chunk + "0\r\n\r\n");
    assertThat(answer.body()).isEqualTo(body);
    // What comes at once is relayed as a whole, with its length.
    assertThat(answer.head().isChunked()).isEqualTo(length > 65_536);
  }

  /** Its last byte comes just when others would have their turn. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void body_that_ends_with_a_stretch_is_relayed(boolean chunked) throws Exception {
    String body = text(ResponseBodyPump.STRETCH + 1);
    String response =
        chunked
            ? CHUNKED + Integer.toHexString(body.length()) + "\r\n" + body + "\r\n0\r\n\r\n"
            : "HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
    try (TestOrigin origin = TestOrigin.answering(response);
        ProxyFixture proxy = new ProxyFixture(origin.port())) {
      for (int i = 0; i < 50; i++) {
        assertThat(proxy.get("/docker/app/").body()).isEqualTo(body);
      }
    }
  }

  @Test
  void empty_chunked_body_is_relayed() throws Exception {
    assertThat(relayed(CHUNKED + "0\r\n\r\n").body()).isEmpty();
  }

  @Test
  void body_in_many_tiny_chunks_is_relayed() throws Exception {
    assertThat(relayed(CHUNKED + "1\r\na\r\n".repeat(50_000) + "0\r\n\r\n").body())
        .isEqualTo("a".repeat(50_000));
  }

  @Test
  void head_reaches_the_client_before_the_body() throws Exception {
    try (TestOrigin origin = new TestOrigin((self, client) -> sendAndWait(self, client, CHUNKED));
        ProxyFixture proxy = new ProxyFixture(origin.port());
        Wire client = proxy.connect()) {
      assertThat(client.send(ProxyFixture.request("GET", "/docker/app/")).readHead().status())
          .isEqualTo(200);
    }
  }

  @Test
  void event_reaches_the_client_before_the_next_is_sent() throws Exception {
    try (TestOrigin origin = new TestOrigin(ResponseBodyTest::sendEventsOnDemand);
        ProxyFixture proxy = new ProxyFixture(origin.port());
        Wire client = proxy.connect()) {
      client.send(ProxyFixture.request("GET", "/docker/app/")).readHead();
      for (int i = 0; i < 10; i++) {
        origin.demand();
        assertThat(client.readChunk()).isEqualTo("event");
      }
    }
  }

  @Test
  void slow_client_holds_the_origin_back() throws Exception {
    AtomicLong sent = new AtomicLong();
    try (TestOrigin origin = new TestOrigin((self, client) -> flood(self, client, sent));
        ProxyFixture proxy = new ProxyFixture(origin.port());
        Wire client = Wire.narrowTo(proxy.port())) {
      client.send(ProxyFixture.request("GET", "/docker/app/")).readHead();
      for (long read = 0; read < QUARTER_GIGABYTE; read += client.skip(8L << 20)) {
        assertThat(sent.get() - read).isLessThan(MOST_IN_FLIGHT);
      }
    }
  }

  @Test
  void burst_to_a_slow_client_arrives_without_waiting_for_more() throws Exception {
    String burst = "HTTP/1.1 200 OK\r\nContent-Length: 9000000\r\n\r\n" + text(3_000_000);
    try (TestOrigin origin = new TestOrigin((self, client) -> sendAndWait(self, client, burst));
        ProxyFixture proxy = new ProxyFixture(origin.port());
        Wire client = Wire.narrowTo(proxy.port())) {
      client.send(ProxyFixture.request("GET", "/docker/app/")).readHead();
      assertThat(client.skip(3_000_000)).isEqualTo(3_000_000);
    }
  }

  @Test
  void request_is_cancelled_when_the_client_goes_in_mid_stream() throws Exception {
    try (TestOrigin origin = new TestOrigin(ResponseBodyTest::streamUntilCancelled);
        ProxyFixture proxy = new ProxyFixture(origin.port())) {
      Wire client = proxy.connect();
      client.send(ProxyFixture.request("GET", "/docker/app/")).readHead();
      client.reset();
      assertThat(origin.nextBody()).isEqualTo("cancelled");
    }
  }

  private static String text(int length) {
    return "0123456789abcdef".repeat(length / 16 + 1).substring(0, length);
  }

  private static Answer relayed(String response) throws IOException {
    try (TestOrigin origin = TestOrigin.answering(response);
        ProxyFixture proxy = new ProxyFixture(origin.port())) {
      return proxy.get("/docker/app/");
    }
  }

  private static void sendAndWait(TestOrigin origin, Wire client, String response)
      throws IOException {
    origin.readRequest(client);
    client.send(response);
    client.awaitClose();
  }

  private static void sendEventsOnDemand(TestOrigin origin, Wire client) throws IOException {
    origin.readRequest(client);
    client.send(CHUNKED);
    while (true) {
      origin.awaitDemand();
      client.sendChunk("event");
    }
  }

  private static void flood(TestOrigin origin, Wire client, AtomicLong sent) throws IOException {
    origin.readRequest(client);
    client.send("HTTP/1.1 200 OK\r\nContent-Length: " + QUARTER_GIGABYTE + "\r\n\r\n");
    byte[] block = new byte[65_536];
    while (sent.get() < QUARTER_GIGABYTE) {
      client.send(block);
      sent.addAndGet(block.length);
    }
  }

  private static void streamUntilCancelled(TestOrigin origin, Wire client) throws IOException {
    origin.readRequest(client);
    try {
      client.send(CHUNKED);
      while (true) {
        client.sendChunk("more");
      }
    } catch (IOException e) {
      origin.tell("cancelled");
    }
  }
}
