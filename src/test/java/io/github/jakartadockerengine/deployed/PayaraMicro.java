package io.github.jakartadockerengine.deployed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A Payara Micro with the WAR, for what Arquillian's must not do: fail, or lose its engine. */
final class PayaraMicro implements AutoCloseable {

  private final Path log;
  private final int port;
  private final Process process;

  /**
   * Starts it and returns at once.
   *
   * @param directory where its log goes
   * @param environment added to this process's
   * @param options added to those that every test needs
   */
  PayaraMicro(Path directory, Map<String, String> environment, String... options)
      throws IOException {
    log = directory.resolve("server.log");
    port = freePort();
    ProcessBuilder builder = new ProcessBuilder(command(port, options));
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

  private static List<String> command(int port, String... options) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-jar",
                System.getenv("MICRO_JAR"),
                "--nohazelcast",
                "--disablephonehome",
                "--contextroot",
                "/",
                "--port",
                Integer.toString(port),
                "--prebootcommandfile",
                "src/test/resources/payara/pre-boot.asadmin",
                "--deploy",
                System.getProperty("war")));
    command.addAll(List.of(options));
    return command;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
