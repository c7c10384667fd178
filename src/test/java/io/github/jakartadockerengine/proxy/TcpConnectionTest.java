package io.github.jakartadockerengine.proxy;

import static io.github.jakartadockerengine.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the kernel says of real connections. */
class TcpConnectionTest {

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "::1"})
  void connections_are_established_until_a_side_closes(String host) throws IOException {
    InetAddress address = InetAddress.getByName(host);
    try (ServerSocket server = new ServerSocket(0, 1, address);
        Socket client = new Socket(address, server.getLocalPort());
        Socket accepted = server.accept()) {
      TcpConnection connection =
          new TcpConnection(
              accepted.getLocalPort(),
              ByteBuffer.wrap(accepted.getInetAddress().getAddress()),
              accepted.getPort());
      assertThat(isEstablished(connection)).isTrue();
      client.shutdownOutput();
      eventually("closed", () -> !isEstablished(connection));
    }
  }

  @Test
  void those_at_other_ports_are_left_out() throws IOException {
    InetAddress address = InetAddress.getLoopbackAddress();
    try (ServerSocket server = new ServerSocket(0, 1, address);
        Socket client = new Socket(address, server.getLocalPort());
        Socket accepted = server.accept()) {
      assertThat(TcpConnection.at(Set.of(accepted.getLocalPort())).keySet())
          .extracting(TcpConnection::remotePort)
          .containsExactlyInAnyOrder(0, client.getLocalPort());
    }
  }

  private static boolean isEstablished(TcpConnection connection) {
    try {
      return TcpConnection.at(Set.of(connection.localPort())).getOrDefault(connection, false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
