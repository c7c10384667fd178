package io.github.jakartadockerengine.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingTypeTest {

  private enum Colour {
    RED,
    DARK_BLUE
  }

  @Test
  void texts_become_typed_values() {
    assertThat(parse(SettingType.TEXT, "a b")).isEqualTo("a b");
    assertThat(parse(SettingType.PATH, "/a/b")).isEqualTo(Path.of("/a/b"));
    assertThat(parse(SettingType.BOOLEAN, "true")).isTrue();
    assertThat(parse(SettingType.BOOLEAN, "false")).isFalse();
    assertThat(parse(SettingType.HTTP_URL, "https://a:8/b")).isEqualTo(URI.create("https://a:8/b"));
    assertThat(parse(SettingType.matching("a+", "many a"), "aa")).isEqualTo("aa");
    assertThat(parse(SettingType.oneOf(Colour.class), "dark-blue")).isEqualTo(Colour.DARK_BLUE);
  }

  @Test
  void a_range_includes_its_ends() {
    assertThat(parse(SettingType.integer(1, 10), "1")).isEqualTo(1);
    assertThat(parse(SettingType.seconds(0, 10), "10")).isEqualTo(Duration.ofSeconds(10));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "11", "-1", "1.5", "ten", "99999999999"})
  void a_number_outside_the_range_is_refused(String text) {
    assertRefused(SettingType.integer(1, 10), text);
    assertRefused(SettingType.seconds(1, 10), text);
  }

  @Test
  void a_text_of_another_form_is_refused() {
    assertRefused(SettingType.PATH, "a/b");
    assertRefused(SettingType.PATH, "/a\0");
    assertRefused(SettingType.BOOLEAN, "TRUE");
    assertRefused(SettingType.HTTP_URL, "//a");
    assertRefused(SettingType.HTTP_URL, "http://a b");
    assertRefused(SettingType.HTTP_URL, "http://a?b");
    assertRefused(SettingType.matching("a+", "many a"), "aab");
    assertRefused(SettingType.oneOf(Colour.class), "DARK_BLUE");
  }

  @Test
  void an_optional_value_may_be_missing_but_not_wrong() {
    SettingType<?> type = SettingType.BOOLEAN.optional();

    assertThat(type.parser().apply("")).isEqualTo(Optional.empty());
    assertThat(type.parser().apply("true")).isEqualTo(Optional.of(true));
    assertRefused(type, "maybe");
  }

  @Test
  void a_value_can_be_switched_off() {
    SettingType<?> type = SettingType.integer(1, 10).orOff();

    assertThat(type.parser().apply("off")).isEqualTo(Optional.empty());
    assertThat(type.parser().apply("2")).isEqualTo(Optional.of(2));
    assertRefused(type, "on");
  }

  @Test
  void what_is_allowed_is_said() {
    assertThat(SettingType.integer(1, 10).orOff().allowed())
        .isEqualTo("a whole number from 1 to 10, or `off`");
    assertThat(SettingType.oneOf(Colour.class).allowed()).isEqualTo("`red` or `dark-blue`");
  }

  private static <T> T parse(SettingType<T> type, String text) {
    return type.parser().apply(text);
  }

  private static void assertRefused(SettingType<?> type, String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> type.parser().apply(text));
  }
}
