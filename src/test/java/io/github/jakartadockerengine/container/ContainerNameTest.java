package io.github.jakartadockerengine.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContainerNameTest {

  @ParameterizedTest
  @ValueSource(strings = {"my-server", "a1", "A.b_c-d", "0name"})
  void names_that_docker_accepts_are_valid(String name) {
    assertThat(new ContainerName(name).value()).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "a b", "-a", ".a", "_a", "a/b", "ä1", "a\n1", "..", "a1\n"})
  void names_that_docker_refuses_are_invalid(String name) {
    assertThatThrownBy(() -> new ContainerName(name))
        .isInstanceOf(InvalidSpecException.class)
        .hasMessageContaining("\"" + name + "\"")
        .hasMessageContaining(ContainerName.SYNTAX);
  }

  @Test
  void a_name_may_be_as_long_as_a_file_name_with_its_suffix() {
    assertThat(ContainerName.isValid("a".repeat(ContainerName.MAX_LENGTH))).isTrue();
    assertThat(ContainerName.isValid("a".repeat(ContainerName.MAX_LENGTH + 1))).isFalse();
  }
}
