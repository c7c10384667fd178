package io.github.jakartadockerengine.engine.docker;

import java.util.Comparator;

/**
 * A version of the Docker Engine's API.
 *
 * @param major the first number
 * @param minor the second number
 */
record ApiVersion(int major, int minor) implements Comparable<ApiVersion> {

  /** The newest one that docker-java 3.7 was made for. */
  static final ApiVersion NEWEST_KNOWN = new ApiVersion(1, 44);

  private static final Comparator<ApiVersion> ORDER =
      Comparator.comparingInt(ApiVersion::major).thenComparingInt(ApiVersion::minor);

  /**
   * @throws IllegalArgumentException when the text is not two numbers with a dot
   */
  static ApiVersion parse(String text) {
    if (!text.matches("[0-9]{1,4}\\.[0-9]{1,4}")) {
      throw new IllegalArgumentException(
          "API version \"%s\" is invalid: must be MAJOR.MINOR.".formatted(text));
    }
    String[] numbers = text.split("\\.", -1);
    return new ApiVersion(Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1]));
  }

  /**
   * The version to speak. An engine refuses what is newer than itself, and since version 29 also
   * what is older than 1.44.
   *
   * @param newest the engine's own version
   * @param oldest the oldest that it accepts
   */
  static ApiVersion negotiate(ApiVersion newest, ApiVersion oldest) {
    ApiVersion wanted = newest.compareTo(NEWEST_KNOWN) < 0 ? newest : NEWEST_KNOWN;
    return wanted.compareTo(oldest) < 0 ? oldest : wanted;
  }

  @Override
  public int compareTo(ApiVersion other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return major + "." + minor;
  }
}
