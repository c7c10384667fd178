package io.github.jakartadockerengine.engine;

import java.time.Instant;
import java.util.Optional;

/**
 * Which part of a container's log is wanted.
 *
 * @param lines how many of the last lines at the most, at least 1
 * @param since only what was written at this time or later, to the second; empty means from the
 *     start
 */
public record LogQuery(int lines, Optional<Instant> since) {

  /**
   * @throws IllegalArgumentException when fewer than one line is wanted
   */
  public LogQuery {
    if (lines < 1) {
      throw new IllegalArgumentException(
          "A log query must want at least one line, got " + lines + ".");
    }
  }

  /** The last lines. */
  public static LogQuery last(int lines) {
    return new LogQuery(lines, Optional.empty());
  }

  /** At most one line, written at a time or later: whether there was any. */
  public static LogQuery anySince(Instant since) {
    return new LogQuery(1, Optional.of(since));
  }
}
