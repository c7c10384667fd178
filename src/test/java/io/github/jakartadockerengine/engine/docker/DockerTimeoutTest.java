package io.github.jakartadockerengine.engine.docker;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jakartadockerengine.engine.ContainerLabels;
import io.github.jakartadockerengine.engine.EngineTimedOutException;
import io.github.jakartadockerengine.engine.EngineUnreachableException;
import io.github.jakartadockerengine.engine.RecordingListener;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Engines that accept connections and never answer. */
class DockerTimeoutTest {

  private static final Duration SOON = Duration.ofMillis(50);
  private static final Deadlines DEADLINES = new Deadlines(SOON, SOON, SOON, SOON);
  private static final int MORE_THAN_THREADS = 40;

  @TempDir Path folder;

  @Test
  void a_silent_unix_socket_times_out_and_keeps_no_thread() throws IOException {
    Path socket = folder.resolve("docker.sock");
    try (var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        var engine = engine("unix://" + socket)) {
      server.bind(UnixDomainSocketAddress.of(socket));
      for (int i = 0; i < MORE_THAN_THREADS; i++) {
        assertTimesOut(engine);
      }
    }
  }

  @Test
  void a_silent_port_times_out() throws IOException {
    try (var server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        var engine = engine("tcp://127.0.0.1:" + server.getLocalPort())) {
      assertTimesOut(engine);
    }
  }

  @Test
  void a_watch_of_a_silent_engine_times_out() throws IOException {
    try (var server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        var engine = engine("tcp://127.0.0.1:" + server.getLocalPort())) {
      assertThatThrownBy(() -> engine.watch(new RecordingListener()))
          .isInstanceOf(EngineTimedOutException.class);
    }
  }

  @Test
  void a_closed_port_is_unreachable() throws IOException {
    int port;
    try (var server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      port = server.getLocalPort();
    }
    try (var engine = new DockerEngine(DockerSettings.at("tcp://127.0.0.1:" + port), labels())) {
      assertThatThrownBy(() -> engine.list(Map.of()))
          .isInstanceOf(EngineUnreachableException.class)
          .hasMessageContaining("Connection refused");
    }
  }

  @Test
  void a_missing_socket_is_unreachable() {
    try (var engine = new DockerEngine(DockerSettings.at("unix://" + folder + "/no"), labels())) {
      assertThatThrownBy(() -> engine.list(Map.of()))
          .isInstanceOf(EngineUnreachableException.class)
          .hasMessageContaining("Start the Docker Engine");
    }
  }

  private static void assertTimesOut(DockerEngine engine) {
    assertThatThrownBy(() -> engine.list(Map.of()))
        .isInstanceOf(EngineTimedOutException.class)
        .hasMessageContaining("list containers");
  }

  private static DockerEngine engine(String host) {
    return new DockerEngine(DockerSettings.at(host), labels(), DEADLINES);
  }

  private static ContainerLabels labels() {
    return new ContainerLabels("test.root", "here");
  }
}
