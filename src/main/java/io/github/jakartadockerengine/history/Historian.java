package io.github.jakartadockerengine.history;

import io.github.jakartadockerengine.container.ContainerName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Keeps the history of requests, one per container name. Safe for use by several threads. */
public interface Historian extends AutoCloseable {

  /**
   * Begins a new container's history: it is there, empty, when this returns; what an earlier
   * container of the same name left is gone. A failing store is logged and does not fail the
   * launch. May block on the store.
   *
   * @param name the container that is about to be launched
   */
  void begin(ContainerName name);

  /**
   * Notes a request. Returns at once and never throws: the entry is stored later, or dropped and
   * counted when the store cannot keep up.
   *
   * @param name whom the request is for; a container that was started by hand needs no {@link
   *     #begin}
   * @param entry when and what
   */
  void record(ContainerName name, HistoryEntry entry);

  /**
   * A container's requests, oldest first; those recorded before this call are included. Blocks on
   * the store.
   *
   * @param name the container
   * @param limit how many of the newest entries at the most, at least 1
   * @return empty when the container has no history
   * @throws java.io.UncheckedIOException when the store cannot be read
   */
  List<HistoryEntry> history(ContainerName name, int limit);

  /**
   * When the newest request was recorded, also one that is not stored yet; empty when there was
   * none. Blocks on the store.
   */
  Optional<Instant> lastRequest(ContainerName name);

  /** Stores what was recorded and ends; safe to call twice. */
  @Override
  void close();
}
