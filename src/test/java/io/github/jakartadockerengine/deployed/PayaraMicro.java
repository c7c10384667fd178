package io.github.jakartadockerengine.deployed;

import java.nio.file.Path;
import java.util.List;

/** Starts the jar that the build took from Maven Central. */
final class PayaraMicro implements ServerCommand {

  @Override
  public List<String> in(Path directory, int port) {
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
        "src/test/resources/payara/pre-boot.asadmin",
        "--deploy",
        System.getProperty("war"));
  }
}
