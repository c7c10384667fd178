package io.github.jakartadockerengine.engine.docker;

import com.github.dockerjava.api.command.ListContainersCmd;
import io.github.jakartadockerengine.container.ContainerName;
import io.github.jakartadockerengine.engine.ContainerId;
import io.github.jakartadockerengine.engine.ContainerLabels;
import io.github.jakartadockerengine.engine.ContainerSnapshot;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The engine's list of containers. One request carries states, ports and labels of all of them, and
 * cannot fail because one of them has just vanished.
 */
final class Containers {

  private final DockerLink link;
  private final ContainerLabels labels;

  Containers(DockerLink link, ContainerLabels labels) {
    this.link = link;
    this.labels = labels;
  }

  /** Those with every one of some labels, ordered by name. */
  List<ContainerSnapshot> with(Map<String, String> wanted) {
    List<String> filter = wanted.entrySet().stream().map(Containers::labelFilter).toList();
    return list("list containers", "label", filter);
  }

  Optional<ContainerSnapshot> named(ContainerName name) {
    // The engine takes the filter for a regular expression.
    String pattern = "^/?" + name.value().replace(".", "\\.") + "$";
    return list("look for container " + name, "name", List.of(pattern)).stream().findFirst();
  }

  Optional<ContainerSnapshot> identified(ContainerId id) {
    return list("look for container " + id, "id", List.of(id.value())).stream().findFirst();
  }

  /** Whether the container is still there, in any state. */
  static boolean has(Session session, ContainerId id) {
    return !all(session, "id", List.of(id.value())).exec().isEmpty();
  }

  private List<ContainerSnapshot> list(String what, String filter, List<String> values) {
    return link.call(
        Operation.question(what),
        session -> {
          var snapshots = new Snapshots(labels, session.reach());
          return all(session, filter, values).exec().stream()
              .flatMap(container -> snapshots.of(container).stream())
              .sorted(Comparator.comparing(ContainerSnapshot::name))
              .toList();
        });
  }

  private static ListContainersCmd all(Session session, String filter, List<String> values) {
    return session.control().listContainersCmd().withShowAll(true).withFilter(filter, values);
  }

  private static String labelFilter(Map.Entry<String, String> label) {
    return label.getValue().isEmpty() ? label.getKey() : label.getKey() + "=" + label.getValue();
  }
}
