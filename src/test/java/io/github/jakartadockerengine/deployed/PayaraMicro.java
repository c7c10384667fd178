package io.github.jakartadockerengine.deployed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Starts the jar that the build took from Maven Central. */
final class PayaraMicro implements ServerCommand {

  @Override
  public List<String> in(Path directory, int port, Path war) throws IOException {
    return List.of(
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
        preBoot(directory).toString(),
        "--deploy",
        war.toString());
  }

  /** The product's commands, and the one that keeps tests to loopback. */
  private static Path preBoot(Path directory) throws IOException {
    return Files.writeString(
        directory.resolve("pre-boot.asadmin"),
        Files.readString(Path.of("server-config/payara/pre-boot-commands.asadmin"))
            + Files.readString(Path.of("src/test/resources/payara/pre-boot.asadmin")));
  }
}
