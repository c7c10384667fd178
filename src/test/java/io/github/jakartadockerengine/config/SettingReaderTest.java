package io.github.jakartadockerengine.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SettingReaderTest {

  private static final Setting<Integer> LIMIT =
      Setting.of("a-limit", SettingType.integer(1, 10), "5", "A limit", "6");

  private static final Setting<String> HOST =
      Setting.of("host", SettingType.matching("[a-z:/@]+", "a host"), "nobody", "A host", "a")
          .or("USUAL_HOST", text -> text + ":x");

  private final Map<String, Object> jndi = new HashMap<>();
  private final Map<String, String> environment = new HashMap<>();
  private final SettingReader reader =
      new SettingReader(name -> Optional.ofNullable(jndi.get(name)), environment::get);

  @Test
  void the_default_holds_when_nothing_is_set() {
    assertThat(reader.read(LIMIT)).isEqualTo(5);
  }

  @Test
  void the_environment_precedes_the_default() {
    environment.put("JAKARTA_DOCKER_ENGINE_A_LIMIT", "6");

    assertThat(reader.read(LIMIT)).isEqualTo(6);
  }

  @Test
  void jndi_precedes_the_environment() {
    environment.put("JAKARTA_DOCKER_ENGINE_A_LIMIT", "6");
    jndi.put("jakarta-docker-engine/a-limit", "7");

    assertThat(reader.read(LIMIT)).isEqualTo(7);
  }

  @Test
  void the_usual_variable_precedes_the_default_only() {
    environment.put("USUAL_HOST", "usual");
    assertThat(reader.read(HOST)).isEqualTo("usual:x");

    environment.put("JAKARTA_DOCKER_ENGINE_HOST", "ours");
    assertThat(reader.read(HOST)).isEqualTo("ours");
  }

  @Test
  void a_resource_need_not_be_a_string() {
    jndi.put("jakarta-docker-engine/a-limit", 7);

    assertThat(reader.read(LIMIT)).isEqualTo(7);
  }

  @Test
  void blanks_around_a_value_do_not_count() {
    jndi.put("jakarta-docker-engine/a-limit", " 7\n");

    assertThat(reader.read(LIMIT)).isEqualTo(7);
  }

  @Test
  void a_blank_value_is_none() {
    jndi.put("jakarta-docker-engine/a-limit", " ");
    environment.put("JAKARTA_DOCKER_ENGINE_A_LIMIT", "");

    assertThat(reader.read(LIMIT)).isEqualTo(5);
  }

  @Test
  void a_bad_resource_is_named_with_what_is_allowed() {
    jndi.put("jakarta-docker-engine/a-limit", "many");

    assertThatThrownBy(() -> reader.read(LIMIT))
        .isInstanceOf(BadSettingException.class)
        .hasMessage(
            "JNDI resource jakarta-docker-engine/a-limit is invalid:"
                + " got \"many\", must be a whole number from 1 to 10, such as 6.");
  }

  @Test
  void a_bad_variable_is_named() {
    environment.put("JAKARTA_DOCKER_ENGINE_A_LIMIT", "0");

    assertThatThrownBy(() -> reader.read(LIMIT))
        .hasMessageStartingWith("Environment variable JAKARTA_DOCKER_ENGINE_A_LIMIT is invalid");
  }

  @Test
  void a_password_in_a_bad_url_is_not_shown() {
    environment.put("USUAL_HOST", "http://me:SECRET@host");

    assertThatThrownBy(() -> reader.read(HOST))
        .hasMessageStartingWith("Environment variable USUAL_HOST is invalid: got \"http://…@host")
        .hasNoCause();
  }

  @Test
  void any_text_in_docker_tls_verify_means_yes_as_with_docker() {
    assertThat(reader.read(Settings.DOCKER_TLS_VERIFY)).isFalse();

    environment.put("DOCKER_TLS_VERIFY", "0");
    assertThat(reader.read(Settings.DOCKER_TLS_VERIFY)).isTrue();

    environment.put("JAKARTA_DOCKER_ENGINE_DOCKER_TLS_VERIFY", "false");
    assertThat(reader.read(Settings.DOCKER_TLS_VERIFY)).isFalse();
  }
}
