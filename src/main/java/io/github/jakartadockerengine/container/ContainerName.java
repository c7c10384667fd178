package io.github.jakartadockerengine.container;

import java.util.regex.Pattern;

/**
 * A container's name: what a person sees, what the path of its route contains and what the engine
 * calls it.
 *
 * <p>The syntax is Docker's own ({@code RestrictedNamePattern} of the Docker Engine) with an upper
 * limit, since a name is also a file name.
 *
 * @param value 2 to {@value #MAX_LENGTH} characters that match {@value #SYNTAX}
 */
public record ContainerName(String value) implements Comparable<ContainerName> {

  /** The longest name, in characters. */
  public static final int MAX_LENGTH = 200;

  /** The regular expression that a name matches. */
  public static final String SYNTAX = "[a-zA-Z0-9][a-zA-Z0-9_.-]+";

  private static final Pattern PATTERN = Pattern.compile(SYNTAX);

  /**
   * @throws InvalidSpecException when the value is not a valid name
   */
  public ContainerName {
    if (!isValid(value)) {
      throw new InvalidSpecException(
          "Container name \"%s\" is invalid: must match %s and have at most %d characters. Choose another name."
              .formatted(shortened(value), SYNTAX, MAX_LENGTH));
    }
  }

  /**
   * Whether {@link #ContainerName(String)} would accept the value.
   *
   * @param value any text
   */
  public static boolean isValid(String value) {
    return value.length() <= MAX_LENGTH && PATTERN.matcher(value).matches();
  }

  @Override
  public int compareTo(ContainerName other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }

  private static String shortened(String value) {
    return value.length() <= MAX_LENGTH ? value : value.substring(0, MAX_LENGTH) + "…";
  }
}
