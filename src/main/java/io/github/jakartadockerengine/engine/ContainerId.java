package io.github.jakartadockerengine.engine;

/**
 * An engine's own identifier of one container. Unlike a name it is never used twice, so that an
 * order for a container cannot hit a successor of the same name.
 *
 * @param value opaque, not empty
 */
public record ContainerId(String value) {

  /**
   * @throws IllegalArgumentException when the value is empty
   */
  public ContainerId {
    if (value.isEmpty()) {
      throw new IllegalArgumentException("A container's id must not be empty.");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
