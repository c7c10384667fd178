package io.github.jakartadockerengine.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostSuffixesTest {

  private final HostSuffixes suffixes = HostSuffixes.of(".docker.localhost, .example.org,.a.B");

  @ParameterizedTest
  @CsvSource({
    "app.docker.localhost, app",
    "app.docker.localhost:80, app",
    "app.docker.localhost:65535, app",
    "app.docker.localhost:, app",
    "app.docker.localhost., app",
    "app.docker.localhost.:8080, app",
    "App.DOCKER.LocalHost, App",
    "1.example.org:1, 1",
    "x.A.b, x",
  })
  void label_is_what_stands_before_the_suffix(String host, String label) {
    assertThat(suffixes.labelOf(host)).hasValue(label);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ":",
        ":80",
        ".",
        "localhost:8080",
        "127.0.0.1:8080",
        "[::1]:8080",
        "appdocker.localhost",
        "app.docker.localhost.example.com",
        "app.docker.localhost..",
        "app.docker.localhost:80:80",
        "app.docker.localhost:http",
        "app.docker.localhost:80 ",
      })
  void other_hosts_have_no_label(String host) {
    assertThat(suffixes.labelOf(host)).isEmpty();
  }

  @Test
  void no_host_has_no_label() {
    assertThat(suffixes.labelOf(null)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"docker.localhost", ".docker.localhost:80", "docker.localhost."})
  void suffix_alone_has_an_empty_label(String host) {
    assertThat(suffixes.labelOf(host)).hasValue("");
  }

  @ParameterizedTest
  @ValueSource(strings = {".org, .tools.org", ".tools.org, .org"})
  void longest_suffix_counts(String text) {
    assertThat(HostSuffixes.of(text).labelOf("x.tools.org")).hasValue("x");
    assertThat(HostSuffixes.of(text).labelOf("x.y.org")).hasValue("x.y");
  }

  @Test
  void first_is_the_one_that_was_named_first() {
    assertThat(HostSuffixes.of(".org, .tools.org").first()).isEqualTo(".org");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "my-app_2", "A", "-", "0"})
  void letters_digits_dash_and_underscore_make_a_label(String text) {
    assertThat(HostSuffixes.isLabel(text)).isTrue();
    assertThat(HostSuffixes.isLabel("x".repeat(63))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a.b", "a b", "a%2e", "user@a", "a:b", "[a", "\u00e4", "a/", "*"})
  void anything_else_is_no_label(String text) {
    assertThat(HostSuffixes.isLabel(text)).isFalse();
    assertThat(HostSuffixes.isLabel("x".repeat(64))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", ".", "docker.localhost", ".a..b", ".a,", ".a:80", ".a b", ".-a", "*.a", "..a"})
  void text_that_is_no_suffix_is_refused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> HostSuffixes.of(text));
  }
}
