package io.github.jakartadockerengine.engine.docker;

import java.time.Duration;

/**
 * How long an engine's answer is waited for.
 *
 * @param connect until a connection over the network stands
 * @param question for what only reads
 * @param change for what makes, starts or removes a container
 * @param pull for an image, whose layers may be large
 */
record Deadlines(Duration connect, Duration question, Duration change, Duration pull) {

  static final Deadlines DEFAULT =
      new Deadlines(
          Duration.ofSeconds(5),
          Duration.ofSeconds(20),
          Duration.ofMinutes(2),
          Duration.ofMinutes(30));
}
