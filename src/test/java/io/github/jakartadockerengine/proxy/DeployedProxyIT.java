package io.github.jakartadockerengine.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jakartadockerengine.Jars;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;

/**
 * The proxy alone on a real server: what depends on the server's streams, with real sockets on both
 * sides.
 */
@ArquillianTest
@Tag("deployed")
class DeployedProxyIT {

  private static final String CHUNKED = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
  private static final String TOO_LARGE =
      "HTTP/1.1 413 Content Too Large\r\nContent-Length: 3\r\n\r\nbig";

  /** Of at most five requests: Payara closes a connection after 256. */
  private static final int ROUNDS = 50;

  private static final long MUCH = 128L << 20;
  private static final long MOST_IN_FLIGHT = 48L << 20;

  @ArquillianResource private URL url;

  @Deployment(testable = false)
  static WebArchive proxyAlone() {
    return ShrinkWrap.create(WebArchive.class, "proxy.war")
        .addPackage(ReverseProxyServlet.class.getPackage())
        .addAsLibraries(Jars.of(Logger.class))
        .addAsWebInfResource(descriptor("jboss-web.xml"))
        .addAsWebInfResource(descriptor("jboss-deployment-structure.xml"));
  }

  private static File descriptor(String name) {
    return new File("webapp/WEB-INF", name);
  }

  @Test
  void path_and_query_arrive_byte_for_byte() throws Exception {
    try (TestOrigin origin = TestOrigin.ok();
        Wire client = connect()) {
      client.send(get(origin, "a%2Fb//c;d=e/%C3%A9?q=%20&r=[1]+2"));
      assertThat(client.readHead().status()).isEqualTo(200);
      assertThat(origin.nextRequest().startLine())
          .isEqualTo("GET /a%2Fb//c;d=e/%C3%A9?q=%20&r=[1]+2 HTTP/1.1");
    }
  }

  @Test
  void requests_in_a_row_share_a_clients_connection() throws Exception {
    try (TestOrigin origin = TestOrigin.ok();
        Wire client = connect()) {
      for (int i = 0; i < 50; i++) {
        client.send(get(origin, ""));
        assertThat(client.readBody(client.readHead())).isEqualTo("ok");
      }
    }
  }

  /** Many times, since a thread that reads behind a request's end takes the next one's body. */
  @Test
  void uploads_of_known_length_arrive_one_after_the_other() throws Exception {
    try (TestOrigin origin = TestOrigin.ok();
        Wire client = connect()) {
      for (int length : manyTimes(0, 1, 65_536, 3_000_000, 5)) {
        client.send(post(origin, "Content-Length: " + length)).send("x".repeat(length));
        assertThat(client.readBody(client.readHead())).isEqualTo("ok");
        assertThat(origin.nextBody()).hasSize(length);
      }
    }
  }

  @Test
  void uploads_of_unknown_length_arrive_one_after_the_other() throws Exception {
    try (TestOrigin origin = TestOrigin.ok();
        Wire client = connect()) {
      for (int length : manyTimes(1, 65_536, 3_000_000, 5)) {
        client.send(post(origin, "Transfer-Encoding: chunked"));
        client.sendChunk("x".repeat(length)).sendChunk("");
        assertThat(client.readBody(client.readHead())).isEqualTo("ok");
        assertThat(origin.nextBody()).hasSize(length);
      }
    }
  }

  @Test
  void an_upload_may_be_larger_than_what_servers_take_by_default() throws Exception {
    int length = 11 << 20;
    try (TestOrigin origin = TestOrigin.ok();
        Wire client = connect()) {
      client.send(post(origin, "Content-Length: " + length)).send("x".repeat(length));
      assertThat(client.readBody(client.readHead())).isEqualTo("ok");
      assertThat(origin.nextBody()).hasSize(length);
    }
  }

  @Test
  void an_early_refusal_reaches_a_client_that_still_uploads() throws Exception {
    try (TestOrigin origin = new TestOrigin((self, client) -> refuseAtOnce(self, client));
        Wire client = connect()) {
      client.send(post(origin, "Content-Length: 500000000")).send("x".repeat(1_000));
      assertThat(client.readHead().status()).isEqualTo(413);
    }
  }

  @Test
  void an_event_reaches_the_client_before_the_next_is_sent() throws Exception {
    try (TestOrigin origin = new TestOrigin(DeployedProxyIT::sendEventsOnDemand);
        Wire client = connect()) {
      client.send(get(origin, "")).readHead();
      for (int i = 0; i < 10; i++) {
        origin.demand();
        assertThat(client.readChunk()).isEqualTo("event");
      }
    }
  }

  @Test
  void a_slow_client_holds_the_origin_back() throws Exception {
    AtomicLong sent = new AtomicLong();
    try (TestOrigin origin = new TestOrigin((self, client) -> flood(self, client, sent));
        Wire client = Wire.narrowTo(url.getPort())) {
      client.send(get(origin, "")).readHead();
      for (long read = 0; read < MUCH; read += client.skip(8L << 20)) {
        assertThat(sent.get() - read).isLessThan(MOST_IN_FLIGHT);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200 OK\r\nContent-Length: 500000\r\n\r\nhello",
        CHUNKED + "5\r\nhello\r\n"
      })
  void a_response_cut_in_its_body_is_cut_at_the_client_too(String response) throws Exception {
    try (TestOrigin origin =
            new TestOrigin((self, client) -> answerUntilDemand(self, client, response));
        Wire client = connect()) {
      Head head = client.send(get(origin, "")).readHead();
      origin.demand();
      assertThatThrownBy(() -> client.readBody(head)).isInstanceOf(IOException.class);
      client.awaitClose();
    }
  }

  @Test
  void a_client_that_leaves_in_mid_stream_cancels_the_request() throws Exception {
    try (TestOrigin origin = new TestOrigin(DeployedProxyIT::streamUntilCancelled)) {
      Wire client = connect();
      client.send(get(origin, "")).readHead();
      client.reset();
      assertThat(origin.nextBody()).isEqualTo("cancelled");
    }
  }

  @Test
  void answers_to_head_have_a_length_and_no_body() throws Exception {
    try (TestOrigin origin = new TestOrigin((self, client) -> answerHeads(self, client));
        Wire client = connect()) {
      for (int i = 0; i < 3; i++) {
        client.send(get(origin, "").replaceFirst("GET", "HEAD"));
        assertThat(client.readHead().field("Content-Length")).hasValue("1234");
      }
    }
  }

  @Test
  void exchanges_that_change_over_between_threads_are_complete() throws Exception {
    try (TestOrigin origin = MixedPace.origin()) {
      MixedPace.run(url.getPort(), "/docker/at-" + origin.port());
    }
  }

  private static int[] manyTimes(int... lengths) {
    return IntStream.range(0, ROUNDS * lengths.length)
        .map(i -> lengths[i % lengths.length])
        .toArray();
  }

  private Wire connect() throws IOException {
    return Wire.to(url.getPort());
  }

  private static String get(TestOrigin origin, String target) {
    return ProxyFixture.request("GET", "/docker/at-" + origin.port() + "/" + target);
  }

  private static String post(TestOrigin origin, String... fields) {
    return ProxyFixture.request("POST", "/docker/at-" + origin.port() + "/", fields);
  }

  private static void refuseAtOnce(TestOrigin origin, Wire client) throws IOException {
    answerOnce(origin, client, TOO_LARGE);
    client.awaitClose();
  }

  private static void answerOnce(TestOrigin origin, Wire client, String response)
      throws IOException {
    origin.readRequest(client);
    client.send(response);
  }

  private static void answerUntilDemand(TestOrigin origin, Wire client, String response)
      throws IOException {
    answerOnce(origin, client, response);
    origin.awaitDemand();
  }

  private static void answerHeads(TestOrigin origin, Wire client) throws IOException {
    while (true) {
      answerOnce(origin, client, "HTTP/1.1 200 OK\r\nContent-Length: 1234\r\n\r\n");
    }
  }

  private static void sendEventsOnDemand(TestOrigin origin, Wire client) throws IOException {
    answerOnce(origin, client, CHUNKED);
    while (true) {
      origin.awaitDemand();
      client.sendChunk("event");
    }
  }

  private static void flood(TestOrigin origin, Wire client, AtomicLong sent) throws IOException {
    answerOnce(origin, client, "HTTP/1.1 200 OK\r\nContent-Length: " + MUCH + "\r\n\r\n");
    byte[] block = new byte[65_536];
    while (sent.get() < MUCH) {
      client.send(block);
      sent.addAndGet(block.length);
    }
  }

  private static void streamUntilCancelled(TestOrigin origin, Wire client) throws IOException {
    try {
      answerOnce(origin, client, CHUNKED);
      while (true) {
        client.sendChunk("more");
      }
    } catch (IOException e) {
      origin.tell("cancelled");
    }
  }
}
