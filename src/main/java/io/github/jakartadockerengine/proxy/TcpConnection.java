package io.github.jakartadockerengine.proxy;

import jakarta.servlet.ServletRequest;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A connection that a client has made, as the kernel knows it.
 *
 * @param localPort the server's
 * @param remote the client's address: four bytes, or sixteen
 * @param remotePort the client's
 */
record TcpConnection(int localPort, ByteBuffer remote, int remotePort) {

  /** Linux tells of all connections in these files (proc_net_tcp in its documentation). */
  private static final List<Path> TABLES =
      List.of(Path.of("/proc/net/tcp"), Path.of("/proc/net/tcp6"));

  /** Both sides may send; a client that has closed its own is in another state. */
  private static final String ESTABLISHED = " 01 ";

  /** Closed by both, and remembered for a minute: on a busy server most lines are of this kind. */
  private static final String TIME_WAIT = " 06 ";

  private static final int HEX = 16;
  private static final int DIGITS_OF_WORD = 8;
  private static final int DIGITS_OF_PORT = 4;
  private static final int IPV4 = 4;

  /** The one on which a request came; empty when the server does not tell an IP address. */
  static Optional<TcpConnection> of(ServletRequest request) {
    return Optional.ofNullable(request.getRemoteAddr())
        .flatMap(AddressBlock::addressOf)
        .map(ByteBuffer::wrap)
        .map(
            address -> new TcpConnection(request.getLocalPort(), address, request.getRemotePort()));
  }

  /** Whether the kernel can be asked. */
  static boolean areKnown() {
    return TABLES.stream().anyMatch(Files::isReadable);
  }

  /**
   * Those that there are at some of the server's ports, and whether both sides may send. One or the
   * other may be missing, as the table changes while it is read.
   */
  static Map<TcpConnection, Boolean> at(Set<Integer> localPorts) throws IOException {
    Map<TcpConnection, Boolean> connections = new HashMap<>();
    for (Path table : TABLES) {
      if (Files.isReadable(table)) {
        addAll(table, localPorts, connections);
      }
    }
    return connections;
  }

  /**
   * A line is a number, a colon, the two sides and the state, one space between them. A side is an
   * address, a colon and a port, all in hexadecimal; as long in each line of a table.
   */
  private static void addAll(
      Path table, Set<Integer> localPorts, Map<TcpConnection, Boolean> connections)
      throws IOException {
    try (BufferedReader lines = Files.newBufferedReader(table, StandardCharsets.US_ASCII)) {
      lines.readLine();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        int local = line.indexOf(':') + 2;
        int localColon = line.indexOf(':', local);
        int side = localColon + 1 + DIGITS_OF_PORT - local;
        int remote = local + side + 1;
        int state = remote + side;
        int localPort = port(line, localColon);
        if (!line.startsWith(TIME_WAIT, state) && localPorts.contains(localPort)) {
          int remoteColon = remote + localColon - local;
          connections.put(
              new TcpConnection(
                  localPort, address(line, remote, remoteColon), port(line, remoteColon)),
              line.startsWith(ESTABLISHED, state));
        }
      }
    }
  }

  private static int port(String line, int colon) {
    return Integer.parseInt(line, colon + 1, colon + 1 + DIGITS_OF_PORT, HEX);
  }

  /** Words of four bytes in the machine's order. */
  private static ByteBuffer address(String line, int from, int to) {
    ByteBuffer address = ByteBuffer.allocate((to - from) / 2).order(ByteOrder.nativeOrder());
    for (int at = from; at < to; at += DIGITS_OF_WORD) {
      address.putInt(Integer.parseUnsignedInt(line, at, at + DIGITS_OF_WORD, HEX));
    }
    address.flip();
    return withoutMapping(address);
  }

  /** An IPv4 address that is written as IPv6 (RFC 4291 §2.5.5.2) is the same client's. */
  private static ByteBuffer withoutMapping(ByteBuffer address) {
    boolean mapped =
        address.remaining() > IPV4
            && address.getLong(0) == 0
            && address.getShort(8) == 0
            && address.getShort(10) == -1;
    return mapped ? address.slice(address.remaining() - IPV4, IPV4) : address;
  }
}
