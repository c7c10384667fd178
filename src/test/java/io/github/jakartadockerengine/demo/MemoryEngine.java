package io.github.jakartadockerengine.demo;

import io.github.jakartadockerengine.container.ContainerName;
import io.github.jakartadockerengine.container.ContainerSpec;
import io.github.jakartadockerengine.container.ImageName;
import io.github.jakartadockerengine.engine.ContainerEngine;
import io.github.jakartadockerengine.engine.ContainerId;
import io.github.jakartadockerengine.engine.ContainerSnapshot;
import io.github.jakartadockerengine.engine.ContainerState;
import io.github.jakartadockerengine.engine.EngineInfo;
import io.github.jakartadockerengine.engine.EngineListener;
import io.github.jakartadockerengine.engine.EngineUnreachableException;
import io.github.jakartadockerengine.engine.EngineWatch;
import io.github.jakartadockerengine.engine.LogQuery;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** An engine whose containers are only remembered: they run at once and answer nothing. */
public final class MemoryEngine implements ContainerEngine {

  public final ConcurrentMap<ContainerName, ContainerSnapshot> containers =
      new ConcurrentHashMap<>();
  public final ConcurrentMap<ContainerName, ContainerSpec> launched = new ConcurrentHashMap<>();
  public volatile boolean reachable = true;

  @Override
  public String address() {
    return "memory";
  }

  @Override
  public EngineInfo info() {
    requireReachable();
    return new EngineInfo("Memory", address(), "not at all");
  }

  @Override
  public boolean hasImage(ImageName image) {
    requireReachable();
    return true;
  }

  @Override
  public void pull(ImageName image) {
    requireReachable();
  }

  @Override
  public ContainerSnapshot launch(ContainerSpec spec, Map<String, String> labels) {
    requireReachable();
    launched.put(spec.name(), spec);
    return add(spec.name().value(), spec.image().value(), ContainerState.RUNNING, labels);
  }

  public ContainerSnapshot add(
      String name, String image, ContainerState state, Map<String, String> labels) {
    ContainerSnapshot container =
        new ContainerSnapshot(
            new ContainerId(name + "-id"),
            new ContainerName(name),
            image,
            state,
            state.name(),
            Instant.EPOCH,
            labels,
            Optional.empty());
    containers.put(container.name(), container);
    return container;
  }

  @Override
  public List<ContainerSnapshot> list(Map<String, String> labels) {
    requireReachable();
    return List.copyOf(containers.values());
  }

  @Override
  public Optional<ContainerSnapshot> find(ContainerName name) {
    requireReachable();
    return Optional.ofNullable(containers.get(name));
  }

  @Override
  public String log(ContainerId id, LogQuery query) {
    requireReachable();
    return "log of " + id + " <b>\n";
  }

  @Override
  public void remove(ContainerId id) {
    requireReachable();
    containers.values().removeIf(container -> container.id().equals(id));
  }

  @Override
  public EngineWatch watch(EngineListener listener) {
    requireReachable();
    return () -> {};
  }

  @Override
  public void close() {}

  private void requireReachable() {
    if (!reachable) {
      throw new EngineUnreachableException("memory", "switched off", "Switch it on.", null);
    }
  }
}
