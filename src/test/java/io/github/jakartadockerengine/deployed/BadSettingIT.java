package io.github.jakartadockerengine.deployed;

import static io.github.jakartadockerengine.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A Payara Micro of its own: Arquillian wants deployments that succeed. */
class BadSettingIT {

  @TempDir private Path directory;
  private Process server;

  @AfterEach
  void stop() throws InterruptedException {
    server.destroy();
    server.waitFor();
  }

  @Test
  void a_bad_value_fails_the_deployment_and_is_named() throws IOException {
    Path log = directory.resolve("server.log");
    server = start(log);
    eventually("the deployment fails", () -> read(log).contains("Exception while loading the app"));
    assertThat(read(log))
        .contains(
            "JNDI resource jakarta-docker-engine/upload-limit-megabytes is invalid: got \"lots\","
                + " must be a whole number from 1 to 1000000");
  }

  private static Process start(Path log) throws IOException {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx512m",
            "-jar",
            System.getenv("MICRO_JAR"),
            "--nohazelcast",
            "--disablephonehome",
            "--contextroot",
            "/",
            "--autobindhttp",
            "--prebootcommandfile",
            "src/test/resources/payara/pre-boot.asadmin",
            "--postbootcommandfile",
            "src/test/resources/payara/bad-setting.asadmin",
            "--deploy",
            System.getProperty("war"));
    ProcessBuilder builder = new ProcessBuilder(command);
    // The resource alone is to be refused.
    builder.environment().remove("JAKARTA_DOCKER_ENGINE_UPLOAD_LIMIT_MEGABYTES");
    return builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
  }

  private static String read(Path log) {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
