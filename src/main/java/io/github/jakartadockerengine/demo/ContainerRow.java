package io.github.jakartadockerengine.demo;

import io.github.jakartadockerengine.engine.ContainerSnapshot;
import io.github.jakartadockerengine.engine.ContainerState;
import io.github.jakartadockerengine.lifecycle.ContainerService;
import io.github.jakartadockerengine.lifecycle.Route;
import java.util.Locale;

/**
 * A container as the home page shows it.
 *
 * @param name its name
 * @param link where it is reached
 * @param image its image
 * @param state one word, also its style: {@code live}, {@code starting} or the engine's state
 * @param status the engine's own words; empty while it runs, when they would count a time that
 *     stands still here
 * @param ours whether it can be killed from here
 */
public record ContainerRow(
    String name, String link, String image, String state, String status, boolean ours) {

  static ContainerRow of(Route route, String link, ContainerService containers) {
    ContainerSnapshot container = route.container();
    return new ContainerRow(
        container.name().value(),
        link,
        container.image(),
        state(route),
        container.isRunning() ? "" : container.status(),
        containers.isOurs(container));
  }

  private static String state(Route route) {
    if (route.live()) {
      return "live";
    }
    ContainerState state = route.container().state();
    return state == ContainerState.RUNNING ? "starting" : state.name().toLowerCase(Locale.ROOT);
  }
}
