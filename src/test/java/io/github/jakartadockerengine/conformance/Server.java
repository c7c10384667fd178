package io.github.jakartadockerengine.conformance;

import static io.github.jakartadockerengine.Eventually.eventually;

import io.github.jakartadockerengine.proxy.Wire;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/**
 * An application server with the WAR that the build made and the product's own configuration of the
 * server. Only origins are found otherwise.
 */
final class Server implements AutoCloseable {

  /** Short enough to wait for. */
  static final int RESPONSE_TIMEOUT_SECONDS = 3;

  private final int port;
  private final Process process;

  private Server(int port, Process process) {
    this.port = port;
    this.process = process;
  }

  /** Starts it and waits until the application answers. */
  static Server start() {
    try {
      Path directory = Files.createDirectories(Path.of("target/conformance"));
      int port = freePort();
      ProcessBuilder builder = new ProcessBuilder(command(directory, port));
      builder
          .environment()
          .put("JAKARTA_DOCKER_ENGINE_RESPONSE_TIMEOUT_SECONDS", "" + RESPONSE_TIMEOUT_SECONDS);
      File log = directory.resolve("server.log").toFile();
      Server server =
          new Server(port, builder.redirectErrorStream(true).redirectOutput(log).start());
      eventually("the application answers, see " + log, server::answers);
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int port() {
    return port;
  }

  boolean isWildFly() {
    return false;
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }

  @Override
  public String toString() {
    return "Payara";
  }

  private boolean answers() {
    if (!process.isAlive()) {
      throw new IllegalStateException("The server ended with " + process.exitValue());
    }
    try (Wire client = Wire.to(port)) {
      client.send("GET / HTTP/1.1\r\nHost: proxy.test\r\n\r\n");
      return client.readHead().status() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  private static List<String> command(Path directory, int port) throws IOException {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx512m",
        "-Djava.net.preferIPv4Stack=true",
        "-jar",
        System.getenv("MICRO_JAR"),
        "--nohazelcast",
        "--disablephonehome",
        "--contextroot",
        "/",
        "--port",
        Integer.toString(port),
        "--prebootcommandfile",
        preBoot(directory).toString(),
        "--postbootcommandfile",
        "server-config/payara/boot-commands.asadmin",
        "--deploy",
        war(directory).toString());
  }

  /** The product's commands, and the tests' that keep the server to loopback. */
  private static Path preBoot(Path directory) throws IOException {
    return Files.writeString(
        directory.resolve("pre-boot.asadmin"),
        Files.readString(Path.of("server-config/payara/pre-boot-commands.asadmin"))
            + Files.readString(Path.of("src/test/resources/payara/pre-boot.asadmin")));
  }

  private static Path war(Path directory) {
    Path war = directory.resolve("conformance.war");
    ShrinkWrap.createFromZipFile(WebArchive.class, new File(System.getProperty("war")))
        .addClasses(LoopbackOrigins.class, LoopbackOrigins.class.getDeclaredClasses()[0])
        .as(ZipExporter.class)
        .exportTo(war.toFile(), true);
    return war;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
