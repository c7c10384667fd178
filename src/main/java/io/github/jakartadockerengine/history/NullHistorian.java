package io.github.jakartadockerengine.history;

import io.github.jakartadockerengine.container.ContainerName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Keeps no history. */
public final class NullHistorian implements Historian {

  @Override
  public void begin(ContainerName name) {}

  @Override
  public void record(ContainerName name, HistoryEntry entry) {}

  @Override
  public List<HistoryEntry> history(ContainerName name, int limit) {
    return List.of();
  }

  @Override
  public Optional<Instant> lastRequest(ContainerName name) {
    return Optional.empty();
  }

  @Override
  public void close() {}
}
