package io.github.jakartadockerengine.engine;

import io.github.jakartadockerengine.container.ContainerName;

/** The port that the port label names cannot be reached from here. */
public final class PortNotExposedException extends ContainerEngineException {

  private static final long serialVersionUID = 1L;

  /**
   * @param name which container
   * @param port the port
   */
  public PortNotExposedException(ContainerName name, int port) {
    super(
        "Port %d of container \"%s\" cannot be reached: the container does not run or does not publish it. Start it with --publish 127.0.0.1::%d."
            .formatted(port, name, port),
        null);
  }
}
