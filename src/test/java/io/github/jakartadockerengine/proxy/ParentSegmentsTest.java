package io.github.jakartadockerengine.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParentSegmentsTest {

  /** What is looked for, in a form that is easier to believe than to run for each request. */
  private static final Pattern PARENT_SEGMENT =
      Pattern.compile(
          "(?:^|[/\\\\]|%2f|%5c)(?:\\.|%2e){2}(?:[;/\\\\]|%2f|%5c|%3b|$)",
          Pattern.CASE_INSENSITIVE);

  private static final String[] PIECES = {
    "/", "\\", ".", "..", ";", "%", "%2", "%2e", "%2E", "%2f", "%5C", "%3B", "%25", "%4", "e", "x",
    "f"
  };

  @ParameterizedTest
  @ValueSource(
      strings = {"..", "/..", "/../", "/a/..", "\\..\\", "/.%2E", "/%2e%2e;a", "/a%2F..%5cb"})
  void two_dots_between_slashes_are_found(String path) {
    assertThat(ParentSegments.isIn(path)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "/", "/.", "/...", "/a..", "/..a", "/;..", "/..%", "/%252e%252e/", "/..%3f"})
  void anything_else_is_not(String path) {
    assertThat(ParentSegments.isIn(path)).isFalse();
  }

  @Test
  void the_scan_finds_what_the_pattern_finds() {
    Random random = new Random(7);
    for (int i = 0; i < 100_000; i++) {
      String path = randomPath(random);
      assertThat(ParentSegments.isIn(path)).as(path).isEqualTo(PARENT_SEGMENT.matcher(path).find());
    }
  }

  private static String randomPath(Random random) {
    return random
        .ints(random.nextInt(9), 0, PIECES.length)
        .mapToObj(piece -> PIECES[piece])
        .collect(Collectors.joining());
  }
}
