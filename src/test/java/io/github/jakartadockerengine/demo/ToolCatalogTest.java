package io.github.jakartadockerengine.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jakartadockerengine.container.ImageName;
import io.github.jakartadockerengine.container.InvalidSpecException;
import io.github.jakartadockerengine.container.MemorySize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ToolCatalogTest {

  @TempDir private Path directory;

  @Test
  void without_a_file_there_is_the_debugger() {
    Tool tool = new ToolCatalog(Optional.empty()).tool("debugger");
    assertThat(tool.image()).isEqualTo(new ImageName("jakarta-docker-engine/debugger:1"));
    assertThat(tool.defaultFiles()).containsExactly("3x3.csv");
  }

  @Test
  void every_field_of_a_tool_is_read() {
    Tool tool =
        catalog(
                """
                {"t": {"image": "i:1", "description": "d", "memory_mb": 50, "cpus": 1.5, "port": 8080,
                 "default_parameters": {"a": 1}, "default_files": ["f"], "extra_directories": ["/e"],
                 "input_delivery": ["environment"], "input": []}}
                """)
            .tool("t");
    assertThat(tool.description()).isEqualTo("d");
    assertThat(tool.memory()).contains(MemorySize.ofMegabytes(50));
    assertThat(tool.cpus()).contains(1.5);
    assertThat(tool.port()).isEqualTo(8080);
    assertThat(tool.defaultParameters()).hasToString("{\"a\":1}");
    assertThat(tool.extraDirectories()).containsExactly("/e");
    assertThat(tool.deliveries()).hasToString("[EnvironmentVariable[]]");
  }

  @Test
  void tools_keep_their_order() {
    ToolCatalog catalog =
        catalog(
            "{\"z\": {\"image\": \"i\", \"input\": 1}, \"a\": {\"image\": \"i\", \"input\": 1}}");
    assertThat(catalog.tools()).extracting(Tool::name).containsExactly("z", "a");
  }

  @Test
  void a_changed_file_is_read_again() {
    ToolCatalog catalog = catalog("{}");
    assertThat(catalog.tools()).isEmpty();
    write("{\"t\": {\"image\": \"i\", \"input\": 1}}");
    assertThat(catalog.tools()).extracting(Tool::name).containsExactly("t");
  }

  @Test
  void the_last_good_tools_stay_while_the_file_is_bad() {
    ToolCatalog catalog = catalog("{\"t\": {\"image\": \"i\", \"input\": 1}}");
    assertThat(catalog.trouble()).isEmpty();
    write("{\n  \"t\": oops}");
    assertThat(catalog.trouble().orElseThrow()).contains("tools.json").contains("line 2 column");
    assertThat(catalog.tools()).extracting(Tool::name).containsExactly("t");
  }

  @Test
  void trouble_stays_until_the_file_is_good_again() {
    ToolCatalog catalog = catalog("[]");
    assertThat(catalog.trouble()).isPresent();
    assertThat(catalog.trouble()).isPresent();
    write("{}");
    assertThat(catalog.trouble()).isEmpty();
  }

  @Test
  void a_missing_file_is_trouble_until_it_comes() {
    ToolCatalog catalog = new ToolCatalog(Optional.of(directory.resolve("tools.json")));
    assertThat(catalog.trouble().orElseThrow()).contains("tools.json");
    write("{}");
    assertThat(catalog.trouble()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'t': 1} | Tool \"t\": must be an object",
        "{'t': {'input': 1}} | Tool \"t\": field \"image\" is missing",
        "{'t': {'image': 'i'}} | Tool \"t\": field \"input\" is missing",
        "{'t': {'image': 'I', 'input': 1}} | Tool \"t\": Image \"I\" is invalid",
        "{'t': {'image': 'i', 'input': '${x}'}} | Tool \"t\": placeholder ${x} is unknown",
        "{'t': {'image': 'i', 'memory': 1}} | Tool \"t\": field \"memory\" is unknown",
        "{'t': {'image': 'i', 'port': 1.5}} | Tool \"t\": field \"port\" must be a whole number",
        "{'t': {'image': 'i', 'cpus': '1'}} | Tool \"t\": field \"cpus\" must be a number",
        "{'t': {'image': 'i', 'default_files': 'f'}} | field \"default_files\" must be an array",
        "{'t': {'image': 'i', 'input_delivery': ['url']}} | \"file\" and \"environment\", got [url]"
      })
  void what_is_wrong_with_a_tool_is_said(String json, String message) {
    assertThat(catalog(json.replace('\'', '"')).trouble().orElseThrow()).contains(message);
  }

  @Test
  void an_unknown_tool_is_refused_with_those_that_are_known() {
    assertThatThrownBy(() -> new ToolCatalog(Optional.empty()).tool("x"))
        .isInstanceOf(InvalidSpecException.class)
        .hasMessageContaining("\"x\"")
        .hasMessageContaining("[debugger]");
  }

  @Test
  void the_tools_in_the_documentation_are_good() throws IOException {
    String text = Files.readString(Path.of("docs/tools.md"));
    int start = text.indexOf("```json\n") + "```json\n".length();
    ToolCatalog catalog = catalog(text.substring(start, text.indexOf("```", start)));
    assertThat(catalog.trouble()).isEmpty();
    assertThat(catalog.tools())
        .extracting(Tool::name)
        .containsExactly("debugger", "lineup", "intervene", "igv-js", "higlass", "rna-seq");
  }

  private ToolCatalog catalog(String json) {
    return new ToolCatalog(Optional.of(write(json)));
  }

  private Path write(String json) {
    return TextFiles.write(directory.resolve("tools.json"), json);
  }
}
