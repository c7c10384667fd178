package io.github.jakartadockerengine.lifecycle;

import static io.github.jakartadockerengine.Eventually.eventually;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jakartadockerengine.engine.ContainerAddress;
import io.github.jakartadockerengine.engine.ContainerId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReadinessProbeTest {

  private static final ContainerId ID = new ContainerId("1");
  private static final String READY = "HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n";

  private final ReadinessProbe probe = new ReadinessProbe();
  private final AtomicInteger answered = new AtomicInteger();

  @AfterEach
  void close() {
    probe.close();
  }

  @Test
  void it_says_once_that_there_is_an_answer() throws IOException {
    try (WebApplication application = new WebApplication(200)) {
      probe(application.port(), new AtomicBoolean(true));
      eventually("answer", () -> answered.get() == 1);
      assertThat(application.requests).hasValue(1);
    }
  }

  @Test
  void the_same_container_is_probed_once_at_a_time() throws IOException {
    try (WebApplication application = new WebApplication(503)) {
      AtomicBoolean wanted = new AtomicBoolean(true);
      probe(application.port(), wanted);
      probe(application.port(), wanted);
      application.answers(200);
      eventually("answer", () -> answered.get() > 0);
      assertThat(answered).hasValue(1);
    }
  }

  @Test
  void it_ends_when_nobody_wants_to_know_any_more() throws IOException {
    try (WebApplication application = new WebApplication(503)) {
      AtomicInteger asked = new AtomicInteger();
      probe.probe(
          ID, at(application.port()), () -> asked.incrementAndGet() < 3, answered::incrementAndGet);
      eventually("three questions", () -> asked.get() >= 3);
      assertThat(application.requests).hasValue(2);
    }
  }

  @Test
  void a_port_that_accepts_and_hangs_up_is_not_an_answer() throws IOException {
    try (ServerSocket port = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      probe(port.getLocalPort(), new AtomicBoolean(true));
      for (int attempt = 0; attempt < 3; attempt++) {
        try (Socket socket = port.accept()) {
          assertThat(socket.isConnected()).isTrue();
        }
      }
      assertThat(answered).hasValue(0);
    }
  }

  @Test
  void an_answer_without_an_end_is_an_answer() throws IOException {
    try (ServerSocket port = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      probe(port.getLocalPort(), new AtomicBoolean(true));
      try (Socket socket = port.accept()) {
        socket.getOutputStream().write("HTTP/1.1 200 OK\r\n\r\nand on".getBytes(US_ASCII));
        eventually("answer", () -> answered.get() == 1);
      }
    }
  }

  @Test
  void it_ends_when_it_is_closed() throws IOException {
    try (WebApplication application = new WebApplication(503)) {
      probe(application.port(), new AtomicBoolean(true));
      eventually("a question", () -> application.requests.get() > 0);
      probe.close();
      application.answers(200);
      probe(application.port(), new AtomicBoolean(true));
      assertThat(answered).hasValue(0);
    }
  }

  @Test
  void more_than_are_asked_at_once_are_asked_after_them() throws IOException {
    try (ServerSocket port =
        new ServerSocket(0, ReadinessProbe.AT_ONCE, InetAddress.getLoopbackAddress())) {
      for (int i = 0; i <= ReadinessProbe.AT_ONCE; i++) {
        ContainerId id = new ContainerId("many-" + i);
        probe.probe(id, at(port.getLocalPort()), () -> true, answered::incrementAndGet);
      }
      List<Socket> asked = new ArrayList<>();
      for (int i = 0; i < ReadinessProbe.AT_ONCE; i++) {
        asked.add(port.accept());
      }
      port.setSoTimeout(100);
      assertThatThrownBy(port::accept).isInstanceOf(SocketTimeoutException.class);

      asked.get(0).getOutputStream().write(READY.getBytes(US_ASCII));
      eventually("answer", () -> answered.get() == 1);
      port.setSoTimeout(10_000);
      asked.add(port.accept());
      for (Socket socket : asked) {
        socket.close();
      }
    }
  }

  private void probe(int port, AtomicBoolean wanted) {
    probe.probe(ID, at(port), wanted::get, answered::incrementAndGet);
  }

  private static ContainerAddress at(int port) {
    return new ContainerAddress("127.0.0.1", port);
  }
}
