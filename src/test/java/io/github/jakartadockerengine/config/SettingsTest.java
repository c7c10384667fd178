package io.github.jakartadockerengine.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SettingsTest {

  static List<? extends Setting<?>> settings() {
    return SettingsTable.settings();
  }

  @ParameterizedTest
  @MethodSource("settings")
  void every_default_is_allowed(Setting<?> setting) {
    assertThatCode(() -> reader(Map.of()).read(setting)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @MethodSource("settings")
  void every_example_is_allowed(Setting<?> setting) {
    Map<String, Object> resources = Map.of(setting.resource(), setting.example());

    assertThatCode(() -> reader(resources).read(setting)).doesNotThrowAnyException();
  }

  @Test
  void names_are_lower_case_with_dashes_and_differ() {
    assertThat(settings().stream().map(Setting::name))
        .doesNotHaveDuplicates()
        .allMatch(name -> name.matches("[a-z]+(-[a-z]+)*"));
  }

  @ParameterizedTest
  @CsvSource({
    "docker-host, ssh://host",
    "docker-host, 10.0.0.5",
    "docker-tls-verify, yes",
    "docker-cert-path, certs",
    "container-addressing, Published",
    "publish-address, example.org",
    "root-label, a..b",
    "installation-id, a/b",
    "proxy-path-prefix, docker",
    "proxy-path-prefix, /docker/",
    "proxy-path-prefix, /../docker",
    "host-suffixes, docker.localhost",
    "host-suffixes, '.a.test, *.b.test'",
    "logs-path, a/b",
    "logs-path, ..",
    "response-timeout-seconds, -1",
    "trusted-proxies, localhost",
    "trusted-proxies, 10.0.0.0/33",
    "history, jdbc",
    "upload-limit-megabytes, 0",
    "callback-base-url, http://user@host",
    "callback-base-url, ftp://host",
    "callback-base-url, host:8080",
  })
  void a_value_that_is_not_allowed_is_refused(String name, String value) {
    Setting<?> setting =
        settings().stream().filter(s -> s.name().equals(name)).findFirst().orElseThrow();

    assertThatThrownBy(() -> reader(Map.of(setting.resource(), value)).read(setting))
        .isInstanceOf(BadSettingException.class);
  }

  private static SettingReader reader(Map<String, Object> resources) {
    return new SettingReader(name -> Optional.ofNullable(resources.get(name)), name -> null);
  }
}
