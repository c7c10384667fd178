package io.github.jakartadockerengine.engine.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiVersionTest {

  @ParameterizedTest(name = "{0}: {1} to {2} speaks {3}")
  @CsvSource({
    "Docker 20.10, 1.12, 1.41, 1.41",
    "Docker 28, 1.24, 1.51, 1.44",
    "Docker 29, 1.44, 1.52, 1.44",
    "one that forgets the old, 1.60, 1.99, 1.60",
    "numbers are not text, 1.9, 1.10, 1.10",
  })
  void the_newest_version_that_both_know_is_spoken(
      String engine, String oldest, String newest, String spoken) {
    ApiVersion version = ApiVersion.negotiate(ApiVersion.parse(newest), ApiVersion.parse(oldest));
    assertThat(version).hasToString(spoken);
  }

  @Test
  void what_is_not_a_version_is_refused() {
    assertThatThrownBy(() -> ApiVersion.parse("v1")).hasMessageContaining("\"v1\"");
  }
}
