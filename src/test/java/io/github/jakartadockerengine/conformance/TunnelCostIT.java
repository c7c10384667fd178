package io.github.jakartadockerengine.conformance;

import static io.github.jakartadockerengine.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.jakartadockerengine.deployed.ServerJvm;
import io.github.jakartadockerengine.proxy.TestOrigin;
import io.github.jakartadockerengine.proxy.Wire;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/** What connections cost on which nothing moves. */
@Conformance
class TunnelCostIT {

  private static final int MANY = 1_000;

  /** What servers start by themselves meanwhile. */
  private static final int SOME_THREADS = 10;

  private static final long MOST_HEAP = 20L << 20;

  @Parameter Proxy proxy;
  private final List<Wire> clients = new ArrayList<>();

  @AfterEach
  void closeClients() throws IOException {
    for (Wire client : clients) {
      client.close();
    }
  }

  @Holds("Capacity: a thousand idle WebSockets cost no thread, and at most 20 MB")
  @Test
  void idle_tunnels_cost_no_thread_and_little_memory() throws Exception {
    try (TestOrigin origin = Handshake.echo();
        ServerJvm jvm = proxy.server().jvm()) {
      // What is made only once, and the threads that the server keeps.
      open(origin, 100);
      int openBefore = jvm.openTunnels();
      int threadsBefore = jvm.threads();
      long heapBefore = jvm.liveHeap();

      open(origin, MANY);
      eventually("tunnels", () -> jvm.openTunnels() == openBefore + MANY);
      assertThat(jvm.threads() - threadsBefore).isLessThanOrEqualTo(SOME_THREADS);
      assertThat(jvm.liveHeap() - heapBefore).isLessThan(MOST_HEAP);
    }
  }

  private void open(TestOrigin origin, int count) throws IOException {
    for (int i = 0; i < count; i++) {
      clients.add(Handshake.open(proxy, origin));
    }
  }
}
