package io.github.jakartadockerengine.lifecycle;

import io.github.jakartadockerengine.engine.EngineInfo;

/** Whether the engine answers, as it was seen last. */
public sealed interface EngineStatus {

  /** Not known yet: the application has just started. */
  record Connecting() implements EngineStatus {}

  /**
   * The engine answers.
   *
   * @param info which engine
   */
  record Connected(EngineInfo info) implements EngineStatus {}

  /**
   * The engine does not answer; it is tried again by itself.
   *
   * @param message the address that was tried, what failed and what to do, fit to be shown
   */
  record Unreachable(String message) implements EngineStatus {}
}
