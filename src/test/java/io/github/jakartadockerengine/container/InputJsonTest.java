package io.github.jakartadockerengine.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InputJsonTest {

  @Test
  void any_value_can_be_an_input() {
    assertThat(InputJson.of(null).text()).isEqualTo("null");
    assertThat(InputJson.of(42).text()).isEqualTo("42");
    assertThat(InputJson.of("a\"b").text()).isEqualTo("\"a\\\"b\"");
    assertThat(InputJson.of(List.of(true, "x")).text()).isEqualTo("[true,\"x\"]");
    assertThat(InputJson.of(Map.of("k", List.of(1))).text()).isEqualTo("{\"k\":[1]}");
    assertThat(InputJson.of(JsonValue.EMPTY_JSON_OBJECT).text()).isEqualTo("{}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"a\":1}", "[1,2]", "\"text\"", "4.50", "true", "null"})
  void json_that_a_person_wrote_is_taken_as_it_is(String json) {
    assertThat(InputJson.parse(json).text()).isEqualTo(json);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"a\":} | line 1 column",
        "[1 | line",
        "'' | line 1 column",
        "1, 2 | JSON",
        "{} {} | JSON",
        "tru | JSON",
        "1] [2 | line"
      })
  void what_is_not_one_json_value_is_refused_with_its_place(String json, String message) {
    assertThatThrownBy(() -> InputJson.parse(json))
        .isInstanceOf(InvalidSpecException.class)
        .hasMessageContaining(message);
  }

  @Test
  void an_input_never_shows_in_messages() {
    assertThat(InputJson.of("secret").toString()).doesNotContain("secret");
  }
}
