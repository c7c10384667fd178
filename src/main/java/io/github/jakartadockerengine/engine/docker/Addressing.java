package io.github.jakartadockerengine.engine.docker;

/** How the application reaches a container's port. */
public enum Addressing {
  /** Whichever of the others fits where the engine is. */
  AUTO,
  /** The container's own address; nothing is published on the engine's host. */
  CONTAINER,
  /** A port that is published on one address of the engine's host. */
  PUBLISHED
}
