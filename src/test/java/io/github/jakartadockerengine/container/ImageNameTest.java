package io.github.jakartadockerengine.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageNameTest {

  @ParameterizedTest
  @CsvSource({
    "nginx, nginx:latest",
    "library/nginx, library/nginx:latest",
    "registry.example.org:5000/team/tool, registry.example.org:5000/team/tool:latest"
  })
  void a_missing_tag_means_latest(String given, String meant) {
    assertThat(new ImageName(given).value()).isEqualTo(meant);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nginx:1.10.3-alpine",
        "registry.example.org:5000/tool:v2",
        "tool@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
      })
  void a_tag_or_digest_is_kept(String image) {
    assertThat(new ImageName(image).value()).isEqualTo(image);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Nginx", "a b", "nginx:", "nginx:a/b", "/nginx", "http://x/y", "a@b"})
  void other_texts_are_refused_by_name(String image) {
    assertThatThrownBy(() -> new ImageName(image))
        .isInstanceOf(InvalidSpecException.class)
        .hasMessageContaining("\"" + image + "\"");
  }
}
