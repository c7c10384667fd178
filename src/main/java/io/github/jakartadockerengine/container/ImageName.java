package io.github.jakartadockerengine.container;

import java.util.regex.Pattern;

/**
 * The reference of a container image, always with a tag or a digest.
 *
 * <p>A missing tag means {@code :latest}, as on Docker's command line; without one, the engine's
 * API would pull every tag of the repository.
 *
 * @param value such as {@code nginx:1.27}, {@code registry.example.org:5000/team/tool:v2} or {@code
 *     tool@sha256:…}
 */
public record ImageName(String value) {

  /**
   * Domain, path components, tag and digest as in the grammar of {@code distribution/reference}.
   */
  private static final Pattern SYNTAX =
      Pattern.compile(
          "([a-zA-Z0-9.-]+(:[0-9]+)?/)?"
              + "[a-z0-9]+([._-]+[a-z0-9]+)*(/[a-z0-9]+([._-]+[a-z0-9]+)*)*"
              + "(:[a-zA-Z0-9_][a-zA-Z0-9_.-]{0,127})?(@[a-z0-9]+:[a-fA-F0-9]{32,})?");

  /** The longest reference, in characters, before the tag is added. */
  private static final int MAX_LENGTH = 512;

  /**
   * @throws InvalidSpecException when the value is not an image reference
   */
  public ImageName {
    if (value.length() > MAX_LENGTH || !SYNTAX.matcher(value).matches()) {
      throw new InvalidSpecException(
          "Image \"%s\" is invalid: must be [HOST[:PORT]/]NAME[:TAG][@DIGEST] with NAME in lower case."
              .formatted(value));
    }
    if (!hasTagOrDigest(value)) {
      value = value + ":latest";
    }
  }

  @Override
  public String toString() {
    return value;
  }

  /** A colon before the last slash belongs to the registry's port. */
  private static boolean hasTagOrDigest(String value) {
    return value.indexOf(':', value.lastIndexOf('/') + 1) >= 0;
  }
}
