package io.github.jakartadockerengine.deployed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A server with the WAR, for what Arquillian's must not do: fail, or lose its engine. */
final class TestServer implements AutoCloseable {

  private final Path log;
  private final int port;
  private final Process process;

  /**
   * Starts it and returns at once.
   *
   * @param directory empty, for its log and what it keeps
   * @param environment added to this process's
   */
  TestServer(Path directory, Map<String, String> environment) throws IOException {
    log = directory.resolve("server.log");
    port = freePort();
    ProcessBuilder builder = new ProcessBuilder(ServerCommand.ofThisRun().in(directory, port));
    builder.environment().putAll(environment);
    process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
  }

  URI base() {
    return URI.create("http://127.0.0.1:" + port + "/");
  }

  String log() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
