package io.github.jakartadockerengine.engine;

/** A running watch of an engine's changes. */
public interface EngineWatch extends AutoCloseable {

  /** Ends the watch; the listener is not called for it. Safe to call twice and from any thread. */
  @Override
  void close();
}
