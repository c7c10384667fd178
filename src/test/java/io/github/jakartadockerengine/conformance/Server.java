package io.github.jakartadockerengine.conformance;

import static io.github.jakartadockerengine.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.jakartadockerengine.deployed.ServerJvm;
import io.github.jakartadockerengine.deployed.TestServer;
import io.github.jakartadockerengine.proxy.Wire;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/**
 * An application server with the WAR that the build made and the product's own configuration of the
 * server. Only origins are found otherwise, and the time for their answers is short.
 */
final class Server implements AutoCloseable {

  private static final Map<String, String> SETTINGS =
      Map.of("JAKARTA_DOCKER_ENGINE_RESPONSE_TIMEOUT_SECONDS", "3");

  private final String name = System.getProperty("arquillian.launch");
  private final TestServer server;

  private Server(TestServer server) {
    this.server = server;
  }

  /** Starts it and waits until the application answers. */
  static Server start() {
    try {
      Path directory =
          Files.createTempDirectory(Path.of("target").toAbsolutePath(), "conformance-");
      Server server = new Server(new TestServer(directory, SETTINGS, war(directory)));
      eventually("the application answers, see " + directory, server::answers);
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int port() {
    return server.port();
  }

  ServerJvm jvm() throws IOException {
    return server.jvm();
  }

  boolean isWildFly() {
    return name.equals("wildfly");
  }

  @Override
  public void close() {
    server.close();
  }

  @Override
  public String toString() {
    return name;
  }

  private boolean answers() {
    assertThat(server.isAlive()).as("the server runs").isTrue();
    try (Wire client = Wire.to(port())) {
      client.send("GET / HTTP/1.1\r\nHost: proxy.test\r\n\r\n");
      return client.readHead().status() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  private static Path war(Path directory) {
    Path war = directory.resolve("conformance.war");
    ShrinkWrap.createFromZipFile(WebArchive.class, new File(System.getProperty("war")))
        .addClasses(LoopbackOrigins.class, LoopbackOrigins.Loopback.class)
        .as(ZipExporter.class)
        .exportTo(war.toFile());
    return war;
  }
}
