package io.github.jakartadockerengine.lifecycle;

import io.github.jakartadockerengine.engine.ContainerAddress;
import io.github.jakartadockerengine.engine.ContainerSnapshot;
import java.util.Optional;

/**
 * What is known of a container right now, in memory: what the engine said last, and whether its web
 * application answers.
 *
 * @param container what the engine said
 * @param live whether the web application was seen to answer since the container was started
 */
public record Route(ContainerSnapshot container, boolean live) {

  /** Where requests go; empty unless the web application answers. */
  public Optional<ContainerAddress> liveAddress() {
    return live ? container.address() : Optional.empty();
  }
}
