package io.github.jakartadockerengine.engine.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DockerSettingsTest {

  @ParameterizedTest
  @CsvSource({
    "unix:///var/run/docker.sock, unix:///var/run/docker.sock",
    "tcp://h:1234, tcp://h:1234",
    "tcp://h, tcp://h:2375",
    "http://h, tcp://h:2375",
    "https://h, tcp://h:2376",
    "https://h:443/prefix, tcp://h:443/prefix",
    "tcp://[::1]:2375, tcp://[::1]:2375",
  })
  void a_host_becomes_an_endpoint_with_a_port(String host, String endpoint) {
    assertThat(DockerSettings.at(host).endpoint()).hasToString(endpoint);
  }

  @Test
  void tls_changes_the_default_port() {
    DockerSettings settings =
        new DockerSettings("tcp://h", true, Optional.empty(), Addressing.AUTO, Optional.empty());
    assertThat(settings.isTls()).isTrue();
    assertThat(settings.endpoint()).hasToString("tcp://h:2376");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "docker",
        "/var/run/docker.sock",
        "unix://",
        "unix:///a b",
        "tcp://",
        "tcp://a b",
        "ftp://h"
      })
  void a_host_that_is_not_one_is_refused(String host) {
    assertThatThrownBy(() -> DockerSettings.at(host))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"" + host + "\"")
        .hasMessageContaining("unix:///PATH");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ssh://h", "npipe:////./pipe/docker_engine"})
  void a_scheme_that_is_not_supported_yet_is_refused_as_such(String host) {
    assertThatThrownBy(() -> DockerSettings.at(host))
        .hasMessageContaining(host)
        .hasMessageContaining("not supported yet");
  }

  @ParameterizedTest
  @ValueSource(strings = {"tcp://me:secret@h:2375", "ssh://me:secret@h"})
  void a_password_is_refused_and_not_told(String host) {
    assertThatThrownBy(() -> DockerSettings.at(host)).message().doesNotContain("secret");
  }

  @Test
  void a_publish_address_must_be_an_ip_address() {
    assertThatThrownBy(
            () ->
                new DockerSettings(
                    "tcp://h", false, Optional.empty(), Addressing.AUTO, Optional.of("eth0")))
        .hasMessageContaining("\"eth0\"")
        .hasMessageContaining("IP address");
  }

  @Test
  void an_empty_environment_means_the_local_socket() {
    DockerSettings settings = DockerSettings.fromEnvironment(Map.of("DOCKER_HOST", " "));
    assertThat(settings).isEqualTo(DockerSettings.at("unix:///var/run/docker.sock"));
  }

  @Test
  void the_environment_of_the_command_line_is_followed() {
    DockerSettings settings =
        DockerSettings.fromEnvironment(
            Map.of("DOCKER_HOST", "tcp://h:1", "DOCKER_TLS_VERIFY", "1", "DOCKER_CERT_PATH", "/c"));
    assertThat(settings.host()).isEqualTo("tcp://h:1");
    assertThat(settings.isTls()).isTrue();
    assertThat(settings.certPath()).contains(Path.of("/c"));
  }
}
