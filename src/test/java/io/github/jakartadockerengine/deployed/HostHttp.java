package io.github.jakartadockerengine.deployed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * A client that sends what Java's own refuses: any Host field, to loopback, whatever names resolve.
 */
record HostHttp(int port) {

  private static final int DEADLINE_MILLIS = 30_000;

  /** A response as it came: head and body, which may be in chunks. */
  record Answer(String head, String body) {

    int status() {
      return Integer.parseInt(head.split(" ", 3)[1]);
    }
  }

  /** Sends a GET for a request target on a connection of its own. */
  Answer get(String host, String target) {
    String request = "GET %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n";
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(DEADLINE_MILLIS);
      socket
          .getOutputStream()
          .write(request.formatted(target, host).getBytes(StandardCharsets.ISO_8859_1));
      String answer =
          new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
      int body = answer.indexOf("\r\n\r\n");
      return new Answer(answer.substring(0, body), answer.substring(body));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
