package io.github.jakartadockerengine.deployed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;

/** A server with an application, for what Arquillian's must not do: fail, or lose its engine. */
public final class TestServer implements AutoCloseable {

  /** How long a start may take on a machine that has much else to do. */
  static final Duration PATIENCE = Duration.ofMinutes(5);

  private final Path log;
  private final int port;
  private final Process process;

  TestServer(Path directory, Map<String, String> environment) throws IOException {
    this(directory, environment, Path.of(System.getProperty("war")));
  }

  /**
   * Starts it and returns at once.
   *
   * @param directory empty, for its log and what it keeps
   * @param environment added to this process's
   * @param war the application
   */
  public TestServer(Path directory, Map<String, String> environment, Path war) throws IOException {
    log = directory.resolve("server.log");
    port = freePort();
    ProcessBuilder builder = new ProcessBuilder(ServerCommand.ofThisRun().in(directory, port, war));
    builder.environment().putAll(environment);
    process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
  }

  URI base() {
    return URI.create("http://127.0.0.1:" + port + "/");
  }

  /** Where it listens on loopback. */
  public int port() {
    return port;
  }

  /** Whether it has not ended by itself. */
  public boolean isAlive() {
    return process.isAlive();
  }

  /** Its JVM, which the script that was started may have started. */
  public ServerJvm jvm() throws IOException {
    ProcessHandle handle =
        Stream.concat(Stream.of(process.toHandle()), process.descendants())
            .filter(TestServer::isJava)
            .findFirst()
            .orElseThrow();
    return new ServerJvm(handle.pid());
  }

  private static boolean isJava(ProcessHandle handle) {
    return handle.info().command().filter(command -> command.endsWith("/java")).isPresent();
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
