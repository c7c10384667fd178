package io.github.jakartadockerengine.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jakartadockerengine.container.InvalidSpecException;
import io.github.jakartadockerengine.container.JsonText;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

class InputTemplateTest {

  private static final ToolInput INPUT =
      new ToolInput(
          List.of(URI.create("http://h/upload/a.csv"), URI.create("https://example.org/$1")),
          JsonText.parse("Parameters", "[{\"name\": \"Genome Build\"}]"),
          "/docker/mine/",
          "mine",
          List.of("/refinery-data/"));

  @Test
  void a_string_that_is_one_placeholder_becomes_its_json() {
    assertThat(filled("[\"${files}\", \"${parameters}\", \"${extra_directories}\"]"))
        .isEqualTo(
            "[[\"http://h/upload/a.csv\",\"https://example.org/$1\"],[{\"name\":\"Genome Build\"}],[\"/refinery-data/\"]]");
  }

  @Test
  void a_placeholder_inside_a_string_is_inserted_as_text() {
    assertThat(filled("\"${container_name} at ${api_prefix}: ${files[1]}\""))
        .isEqualTo("\"mine at /docker/mine/: https://example.org/$1\"");
  }

  @Test
  void node_info_has_one_object_for_each_file() {
    assertThat(filled("{\"node_info\": \"${node_info}\"}"))
        .isEqualTo(
            "{\"node_info\":{\"file-0\":{\"file_url\":\"http://h/upload/a.csv\"},\"file-1\":{\"file_url\":\"https://example.org/$1\"}}}");
  }

  @Test
  void everything_else_stays_as_it_is() {
    assertThat(filled("{\"a\": [1, null, true, \"$5 {files}\", {\"${files}\": 2.50}]}"))
        .isEqualTo("{\"a\":[1,null,true,\"$5 {files}\",{\"${files}\":2.50}]}");
  }

  @Test
  void an_unknown_placeholder_is_refused_with_those_that_are_known() {
    assertThatThrownBy(() -> template("[\"x ${file_urls}\"]"))
        .isInstanceOf(InvalidSpecException.class)
        .hasMessageContaining("${file_urls}")
        .hasMessageContaining("api_prefix, container_name, extra_directories, files");
  }

  @Test
  void a_file_that_is_not_given_is_missed() {
    InputTemplate template = template("\"${files[2]}\"");
    assertThatThrownBy(() -> template.fill(INPUT.values()))
        .isInstanceOf(InvalidSpecException.class)
        .hasMessageContaining("${files[2]}");
  }

  private static String filled(String json) {
    return template(json).fill(INPUT.values()).toString();
  }

  private static InputTemplate template(String json) {
    return new InputTemplate(JsonText.parse("Template", json), ToolInput.PLACEHOLDERS);
  }
}
