package io.github.jakartadockerengine.deployed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Starts the distribution that the build unpacked, as it was configured for Arquillian. */
final class WildFly implements ServerCommand {

  @Override
  public List<String> in(Path directory, int port, Path war) throws IOException {
    copyFiles(Path.of(System.getProperty("wildfly.base"), "configuration"), directory);
    Path deployments = Files.createDirectory(directory.resolve("deployments"));
    Files.copy(war, deployments.resolve(war.getFileName()));
    return List.of(
        "env",
        "JAVA_OPTS=-Xmx512m -Djava.net.preferIPv4Stack=true",
        // Otherwise its script would end without the server.
        "LAUNCH_JBOSS_IN_BACKGROUND=true",
        Path.of(System.getProperty("wildfly.home"), "bin", "standalone.sh").toString(),
        "-Djboss.server.base.dir=" + directory,
        "-Djboss.http.port=" + port,
        "-Djboss.https.port=0",
        "-Djboss.management.http.port=0");
  }

  private static void copyFiles(Path source, Path directory) throws IOException {
    Path target = Files.createDirectory(directory.resolve(source.getFileName()));
    try (var files = Files.newDirectoryStream(source, "*.{xml,properties}")) {
      for (Path file : files) {
        Files.copy(file, target.resolve(file.getFileName()));
      }
    }
  }
}
