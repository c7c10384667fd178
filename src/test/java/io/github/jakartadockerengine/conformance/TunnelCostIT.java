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

  private static final int WARM_UP = 100;
  private static final int MANY = 1_000;

  /** What servers start by themselves meanwhile. */
  private static final int SOME_THREADS = 30;

  @Parameter Proxy proxy;
  private final List<Wire> clients = new ArrayList<>();

  @AfterEach
  void closeClients() throws IOException {
    for (Wire client : clients) {
      client.close();
    }
  }

  /** Nearly all of it is Grizzly's request, of 24 kB, and buffers of the threads that it starts. */
  @Holds("Capacity: a thousand idle WebSockets cost no thread, and 20 MB; on Payara 40 MB")
  @Test
  void idle_tunnels_cost_no_thread_and_little_memory() throws Exception {
    try (TestOrigin origin = Handshake.echo();
        ServerJvm jvm = proxy.server().jvm()) {
      long most = proxy.onPayaraOrWildFly(40L << 20, 20L << 20);
      eventually("no tunnel of another test", () -> jvm.openTunnels() == 0);
      // What is made only once, and the threads that the server keeps.
      open(origin, WARM_UP);
      int threadsBefore = jvm.threads();
      long heapBefore = jvm.liveHeap();

      open(origin, MANY);
      eventually("tunnels", () -> jvm.openTunnels() == WARM_UP + MANY);
      assertThat(jvm.threads() - threadsBefore).isLessThanOrEqualTo(SOME_THREADS);
      assertThat(jvm.liveHeap() - heapBefore).isLessThan(most);
    }
  }

  private void open(TestOrigin origin, int count) throws IOException {
    for (int i = 0; i < count; i++) {
      clients.add(Handshake.open(proxy, origin));
    }
  }
}
