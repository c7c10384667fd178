package io.github.jakartadockerengine.deployed;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** How a kind of server is started with a WAR at its root, on loopback. */
interface ServerCommand {

  /**
   * The command that starts it and runs as long as it does.
   *
   * @param directory empty, for what it keeps
   * @param port where it is to listen
   * @param war the application
   */
  List<String> in(Path directory, int port, Path war) throws IOException;

  /** Of the server that this run of the tests is for, as Arquillian's container is. */
  static ServerCommand ofThisRun() {
    String server = System.getProperty("arquillian.launch");
    return switch (server) {
      case "payara" -> new PayaraMicro();
      case "wildfly" -> new WildFly();
      default -> throw new IllegalStateException("no such server: " + server);
    };
  }
}
