package io.github.jakartadockerengine.engine;

import io.github.jakartadockerengine.container.ContainerSpec;
import io.github.jakartadockerengine.container.InvalidSpecException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * The labels by which this installation knows its containers. A container with the port label is
 * routed, whoever started it; only one that carries the root label and this installation's id is
 * ours to remove.
 *
 * @param root the label that every other one starts with, such as {@value #DEFAULT_ROOT}
 * @param installation this installation's id, so that two installations on one engine leave each
 *     other's containers alone
 */
public record ContainerLabels(String root, String installation) {

  /** The root label when nothing else was configured. */
  public static final String DEFAULT_ROOT = "io.github.jakartadockerengine";

  private static final Pattern ROOT =
      Pattern.compile("[a-z0-9]+([._-][a-z0-9]+)*", Pattern.CASE_INSENSITIVE);
  private static final Pattern INSTALLATION = Pattern.compile("[a-zA-Z0-9_.-]{1,63}");
  private static final Pattern PORT = Pattern.compile("[1-9][0-9]{0,4}");
  private static final int MAX_PORT = 65_535;

  /**
   * @throws IllegalArgumentException when the root or the id is not fit for a label
   */
  public ContainerLabels {
    if (!ROOT.matcher(root).matches()) {
      throw new IllegalArgumentException(
          "Root label \"%s\" is invalid: must be letters and digits with single . _ - between."
              .formatted(root));
    }
    if (!INSTALLATION.matcher(installation).matches()) {
      throw new IllegalArgumentException(
          "Installation id \"%s\" is invalid: must match %s."
              .formatted(installation, INSTALLATION));
    }
  }

  /** The name of the label that holds the installation's id. */
  public String ownerKey() {
    return root + ".owner";
  }

  /** The name of the label that holds the container's port. */
  public String portKey() {
    return root + ".port";
  }

  /** The name of the label that holds the memory reservation in MB. */
  public String memoryKey() {
    return root + ".memory-mb";
  }

  /** The labels that mark a container as ours. */
  public Map<String, String> ownership() {
    return Map.of(root, "true", ownerKey(), installation);
  }

  /**
   * All labels of a container to be launched: the caller's and ours.
   *
   * @throws InvalidSpecException when the caller uses a label that starts with the root
   */
  public Map<String, String> of(ContainerSpec spec) {
    for (String key : spec.labels().keySet()) {
      if (key.equals(root) || key.startsWith(root + ".")) {
        throw new InvalidSpecException(
            "Label \"%s\" is invalid: names that start with %s are reserved. Choose another name."
                .formatted(key, root));
      }
    }
    Map<String, String> labels = new LinkedHashMap<>(spec.labels());
    labels.putAll(ownership());
    labels.put(portKey(), Integer.toString(spec.port()));
    spec.memoryReservation().ifPresent(m -> labels.put(memoryKey(), Long.toString(m.megabytes())));
    return labels;
  }

  /** Whether a container with these labels is this installation's own. */
  public boolean areOurs(Map<String, String> labels) {
    return labels.entrySet().containsAll(ownership().entrySet());
  }

  /** The port that the port label names; empty when it is missing or not a port. */
  public OptionalInt port(Map<String, String> labels) {
    String value = labels.getOrDefault(portKey(), "");
    if (!PORT.matcher(value).matches() || Integer.parseInt(value) > MAX_PORT) {
      return OptionalInt.empty();
    }
    return OptionalInt.of(Integer.parseInt(value));
  }
}
