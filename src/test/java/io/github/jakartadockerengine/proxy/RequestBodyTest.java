package io.github.jakartadockerengine.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestBodyTest {

  private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";
  private static final long MUCH = 128L << 20;
  private static final long MOST_IN_FLIGHT = 48L << 20;

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 16_384, 65_536, 1_000_000})
  void body_of_known_length_keeps_its_length(int length) throws Exception {
    String body = text(length);
    try (TestOrigin origin = TestOrigin.ok();
        ProxyFixture proxy = new ProxyFixture(origin.port());
        Wire client = proxy.connect()) {
      client.send(post("Content-Length: " + length)).send(body);
      assertThat(client.readHead().status()).isEqualTo(200);
      assertThat(origin.nextRequest().values("Content-Length")).containsExactly("" + length);
      assertThat(origin.nextBody()).isEqualTo(body);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 65_536, 1_000_000})
  void body_of_unknown_length_goes_in_chunks(int length) throws Exception {
    String body = text(length);
    try (TestOrigin origin = TestOrigin.ok();
        ProxyFixture proxy = new ProxyFixture(origin.port());
        Wire client = proxy.connect()) {
      client.send(post("Transfer-Encoding: chunked"));
      if (length > 0) {
        client.sendChunk(body);
      }
      client.sendChunk("");
      assertThat(client.readHead().status()).isEqualTo(200);
      Head request = origin.nextRequest();
      assertThat(request.isChunked()).isTrue();
      assertThat(request.field("Content-Length")).isEmpty();
      assertThat(origin.nextBody()).isEqualTo(body);
    }
  }

  @Test
  void request_without_a_body_announces_none() throws Exception {
    try (TestOrigin origin = TestOrigin.ok();
        ProxyFixture proxy = new ProxyFixture(origin.port())) {
      proxy.get("/docker/app/");
      Head request = origin.nextRequest();
      assertThat(request.field("Content-Length")).isEmpty();
      assertThat(request.isChunked()).isFalse();
    }
  }

  @Test
  void uploads_in_a_row_share_the_connections() throws Exception {
    try (TestOrigin origin = TestOrigin.ok();
        ProxyFixture proxy = new ProxyFixture(origin.port());
        Wire client = proxy.connect()) {
      for (int i = 0; i < 20; i++) {
        client.send(post("Content-Length: 5")).send("hello");
        client.readBody(client.readHead());
        assertThat(origin.nextBody()).isEqualTo("hello");
      }
      assertThat(origin.connections()).isLessThan(20);
    }
  }

  @Test
  void part_of_a_body_reaches_the_origin_before_the_rest_is_sent() throws Exception {
    try (TestOrigin origin = new TestOrigin(RequestBodyTest::tellEachChunk);
        ProxyFixture proxy = new ProxyFixture(origin.port());
        Wire client = proxy.connect()) {
      client.send(post("Transfer-Encoding: chunked"));
      for (int i = 0; i < 500; i++) {
        client.sendChunk("part" + i);
        assertThat(origin.nextBody()).isEqualTo("part" + i);
      }
    }
  }

  @Test
  void client_is_told_to_continue_when_the_origin_is() throws Exception {
    try (TestOrigin origin = new TestOrigin(RequestBodyTest::continueThenOk);
        ProxyFixture proxy = new ProxyFixture(origin.port());
        Wire client = proxy.connect()) {
      client.send(post("Content-Length: 5", "Expect: 100-continue"));
      assertThat(client.readHead().status()).isEqualTo(100);
      client.send("hello");
      assertThat(client.readHead().status()).isEqualTo(200);
      assertThat(origin.nextBody()).isEqualTo("hello");
    }
  }

  @Test
  void refusal_reaches_a_client_that_expects_to_be_told_to_continue() throws Exception {
    String refusal = "HTTP/1.1 413 Too Large\r\nContent-Length: 3\r\n\r\nbig";
    try (TestOrigin origin = new TestOrigin((self, client) -> refuse(self, client, refusal));
        ProxyFixture proxy = new ProxyFixture(origin.port());
        Wire client = proxy.connect()) {
      client.send(post("Content-Length: 500000000", "Expect: 100-continue"));
      assertThat(client.readHead().status()).isEqualTo(413);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"Content-Length: 500000000", "Transfer-Encoding: chunked"})
  void early_answer_is_relayed_during_the_upload(String framing) throws Exception {
    String refusal = "HTTP/1.1 413 Too Large\r\nContent-Length: 3\r\n\r\nbig";
    try (TestOrigin origin = new TestOrigin((self, client) -> refuse(self, client, refusal));
        ProxyFixture proxy = new ProxyFixture(origin.port());
        Wire client = proxy.connect()) {
      client.send(post(framing)).sendChunk("x");
      Head head = client.readHead();
      assertThat(head.status()).isEqualTo(413);
      assertThat(client.readBody(head)).isEqualTo("big");
    }
  }

  @Test
  void response_that_begins_during_the_upload_runs_beside_it() throws Exception {
    try (TestOrigin origin = new TestOrigin(RequestBodyTest::echoChunks);
        ProxyFixture proxy = new ProxyFixture(origin.port());
        Wire client = proxy.connect()) {
      client.send(post("Transfer-Encoding: chunked"));
      assertThat(client.readHead().status()).isEqualTo(200);
      for (int i = 0; i < 500; i++) {
        client.sendChunk("ping" + i);
        assertThat(client.readChunk()).isEqualTo("ping" + i);
      }
      client.sendChunk("");
      assertThat(client.readChunk()).isEmpty();
    }
  }

  @Test
  void slow_origin_holds_the_client_back() throws Exception {
    AtomicLong sent = new AtomicLong();
    try (TestOrigin origin = new TestOrigin((self, client) -> readSlowly(self, client, sent));
        ProxyFixture proxy = new ProxyFixture(origin.port());
        Wire client = proxy.connect()) {
      client.send(post("Content-Length: " + MUCH));
      byte[] block = new byte[65_536];
      while (sent.get() < MUCH) {
        client.send(block);
        sent.addAndGet(block.length);
      }
      assertThat(client.readHead().status()).isEqualTo(200);
      assertThat(origin.nextBody()).isEqualTo("held back");
    }
  }

  @Test
  void request_is_cancelled_when_the_client_goes_during_the_upload() throws Exception {
    try (TestOrigin origin = new TestOrigin(RequestBodyTest::tellOfClose);
        ProxyFixture proxy = new ProxyFixture(origin.port())) {
      Wire client = proxy.connect();
      client.send(post("Content-Length: 1000")).send("only a part");
      assertThat(origin.nextBody()).isEqualTo("reading");
      client.reset();
      assertThat(origin.nextBody()).isEqualTo("closed");
    }
  }

  private static String post(String... fields) {
    return ProxyFixture.request("POST", "/docker/app/", fields);
  }

  private static String text(int length) {
    return "0123456789abcdef".repeat(length / 16 + 1).substring(0, length);
  }

  private static void tellEachChunk(TestOrigin origin, Wire client) throws IOException {
    origin.readRequest(client);
    while (true) {
      origin.tell(client.readChunk());
    }
  }

  private static void continueThenOk(TestOrigin origin, Wire client) throws IOException {
    Head head = origin.readRequest(client);
    client.send("HTTP/1.1 100 Continue\r\n\r\n");
    origin.tell(client.readBody(head));
    client.send(OK);
  }

  private static void refuse(TestOrigin origin, Wire client, String refusal) throws IOException {
    origin.readRequest(client);
    client.send(refusal);
    client.awaitClose();
  }

  private static void echoChunks(TestOrigin origin, Wire client) throws IOException {
    origin.readRequest(client);
    client.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
    String chunk;
    do {
      chunk = client.readChunk();
      client.sendChunk(chunk);
    } while (!chunk.isEmpty());
  }

  /** Before each read, waits until the client cannot send any more, or shows that it still can. */
  private static void readSlowly(TestOrigin origin, Wire client, AtomicLong sent)
      throws IOException {
    origin.readRequest(client);
    boolean heldBack = true;
    for (long read = 0; read < MUCH; read += client.skip(1L << 20)) {
      heldBack &= sent.get() - read < MOST_IN_FLIGHT;
    }
    origin.tell(heldBack ? "held back" : "ran ahead");
    client.send(OK);
  }

  private static void tellOfClose(TestOrigin origin, Wire client) throws IOException {
    origin.readRequest(client);
    client.readExactly(11);
    origin.tell("reading");
    client.awaitClose();
    origin.tell("closed");
  }
}
