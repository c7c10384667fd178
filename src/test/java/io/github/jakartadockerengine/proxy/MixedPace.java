package io.github.jakartadockerengine.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/**
 * Many exchanges at once whose origin answers at once or late, in one piece or two, with or without
 * a length: so that they change over from the request's own thread at every possible point.
 */
final class MixedPace {

  private static final int CLIENTS = 8;

  /** Payara closes a connection after 256. */
  private static final int REQUESTS = 250;

  private MixedPace() {}

  /** An origin that answers in many ways, as the request's path says. */
  static TestOrigin origin() {
    return new TestOrigin(MixedPace::serve);
  }

  /** Sends the requests and checks every answer. */
  static void run(int port, String prefix) throws Exception {
    ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
    try {
      List<Callable<Void>> work =
          IntStream.range(0, CLIENTS).mapToObj(i -> client(port, prefix, i)).toList();
      for (Future<Void> client : clients.invokeAll(work)) {
        client.get();
      }
    } finally {
      clients.shutdownNow();
    }
  }

  private static Callable<Void> client(int port, String prefix, int seed) {
    return () -> {
      Random random = new Random(seed);
      try (Wire wire = Wire.to(port)) {
        for (int i = 0; i < REQUESTS; i++) {
          String path = path(random);
          wire.send(ProxyFixture.request("GET", prefix + path));
          assertThat(wire.readBody(wire.readHead())).as(path).isEqualTo(content(path));
        }
      }
      return null;
    };
  }

  /** Milliseconds before the head, milliseconds in the middle, length, and whether it is told. */
  private static String path(Random random) {
    int late = random.nextInt(3) == 0 ? random.nextInt(30) : 0;
    int pause = random.nextInt(3) == 0 ? random.nextInt(6) : 0;
    int length = random.nextInt(4) == 0 ? random.nextInt(200_000) : random.nextInt(2_000);
    return "/%d/%d/%d/%s".formatted(late, pause, length, random.nextBoolean());
  }

  private static String content(String path) {
    int length = Integer.parseInt(path.split("/", -1)[3]);
    return (path + ' ').repeat(length / path.length() + 1).substring(0, length);
  }

  private static void serve(TestOrigin origin, Wire wire) throws IOException {
    while (true) {
      String path = wire.readHead().startLine().split(" ", -1)[1];
      String[] parts = path.split("/", -1);
      String content = content(path);
      boolean told = Boolean.parseBoolean(parts[4]);
      wait(wire, parts[1]);
      int middle = content.length() / 2;
      wire.send("HTTP/1.1 200 OK\r\n" + framing(told, content.length()) + "\r\n\r\n");
      send(wire, told, content.substring(0, middle));
      wait(wire, parts[2]);
      send(wire, told, content.substring(middle));
      wire.send(told ? "" : "0\r\n\r\n");
    }
  }

  private static String framing(boolean told, int length) {
    return told ? "Content-Length: " + length : "Transfer-Encoding: chunked";
  }

  private static void wait(Wire wire, String millis) throws IOException {
    if (!millis.equals("0")) {
      wire.silence(Duration.ofMillis(Integer.parseInt(millis)));
    }
  }

  private static void send(Wire wire, boolean told, String part) throws IOException {
    if (told) {
      wire.send(part);
    } else if (!part.isEmpty()) {
      wire.sendChunk(part);
    }
  }
}
