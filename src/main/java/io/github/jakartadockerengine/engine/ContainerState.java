package io.github.jakartadockerengine.engine;

/**
 * What the engine says of a container's process. Whether its web application answers is another
 * question.
 */
public enum ContainerState {
  /** Made, not started; also what a failed start leaves. */
  CREATED,
  /** Its process runs. */
  RUNNING,
  /** Its process is frozen. */
  PAUSED,
  /** Between two runs, by a restart policy. */
  RESTARTING,
  /** Its process ended. */
  EXITED,
  /** On its way out. */
  REMOVING,
  /** Anything else. */
  UNKNOWN
}
