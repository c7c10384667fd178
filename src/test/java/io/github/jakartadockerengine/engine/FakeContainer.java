package io.github.jakartadockerengine.engine;

import io.github.jakartadockerengine.container.ContainerName;
import io.github.jakartadockerengine.container.ContainerSpec;
import io.github.jakartadockerengine.container.InputDelivery;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What {@link FakeContainerEngine} remembers of one container; guarded by the engine's lock. */
final class FakeContainer {

  private static final int MAX_LINES = 10_000;

  final ContainerId id;
  final ContainerName name;
  final String image;
  final Instant created;
  final Map<String, String> labels;
  final Map<String, String> files = new HashMap<>();
  final Map<String, String> environment = new HashMap<>();
  final Deque<LogLine> log = new ArrayDeque<>();
  ContainerState state = ContainerState.RUNNING;
  String status = "Up";
  ContainerAddress address = new ContainerAddress("127.0.0.1", 1);
  List<String> volumes = List.of();

  FakeContainer(
      ContainerId id, ContainerName name, String image, Map<String, String> labels, Instant now) {
    this.id = id;
    this.name = name;
    this.image = image;
    this.labels = Map.copyOf(labels);
    this.created = now.truncatedTo(ChronoUnit.SECONDS);
  }

  record LogLine(Instant time, String text) {}

  void deliver(ContainerSpec spec) {
    for (InputDelivery delivery : spec.deliveries()) {
      if (delivery instanceof InputDelivery.File file) {
        files.put(file.path(), spec.input().text());
      } else if (delivery instanceof InputDelivery.Url url) {
        environment.put(InputDelivery.Url.NAME, url.url().toString());
      } else {
        environment.put(InputDelivery.EnvironmentVariable.NAME, spec.input().text());
      }
    }
  }

  boolean hasLabels(Map<String, String> wanted) {
    return wanted.entrySet().stream()
        .allMatch(
            label ->
                labels.containsKey(label.getKey())
                    && (label.getValue().isEmpty()
                        || label.getValue().equals(labels.get(label.getKey()))));
  }

  void say(LogLine line) {
    log.add(line);
    if (log.size() > MAX_LINES) {
      log.removeFirst();
    }
  }

  String log(LogQuery query) {
    Instant since = query.since().orElse(Instant.MIN);
    List<LogLine> lines =
        log.stream().filter(l -> !l.time().isBefore(wholeSeconds(since))).toList();
    return lines.stream()
        .skip(Math.max(0, lines.size() - query.lines()))
        .map(line -> line.text() + "\n")
        .collect(Collectors.joining());
  }

  ContainerSnapshot snapshot(ContainerLabels known) {
    boolean reachable = state == ContainerState.RUNNING && known.port(labels).isPresent();
    return new ContainerSnapshot(
        id,
        name,
        image,
        state,
        status,
        created,
        labels,
        reachable ? Optional.of(address) : Optional.empty());
  }

  private static Instant wholeSeconds(Instant time) {
    return time.equals(Instant.MIN) ? time : time.truncatedTo(ChronoUnit.SECONDS);
  }
}
