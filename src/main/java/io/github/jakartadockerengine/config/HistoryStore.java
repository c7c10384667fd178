package io.github.jakartadockerengine.config;

/** Where the history of requests is kept. */
public enum HistoryStore {
  /** In a directory with one file a container. */
  FILE,
  /** Nowhere. */
  NONE
}
