package io.github.jakartadockerengine.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PayaraExampleTest {

  private static final Path FOLDER = Path.of("server-config/payara");

  // In double quotes only a quote, an apostrophe and a backslash need a backslash before them.
  private static final String VALUE = "value=\"([^\"\\\\]|\\\\[\"'\\\\])+\"";

  private static final Pattern RESOURCE =
      Pattern.compile(
          "^#create-custom-resource --restype java\\.lang\\.String --factoryclass"
              + " org\\.glassfish\\.resources\\.custom\\.factory\\.PrimitivesAndStringFactory"
              + " --property "
              + VALUE
              + " (?<name>\\S+)$",
          Pattern.MULTILINE);

  @Test
  void each_example_has_every_setting_and_no_other() throws IOException {
    List<Path> examples = examples();
    assertThat(examples).as("examples in %s", FOLDER).isNotEmpty();

    String[] resources =
        SettingsTable.settings().stream().map(Setting::resource).toArray(String[]::new);
    for (Path example : examples) {
      assertThat(resourcesIn(example))
          .as("resources in %s", example)
          .containsExactlyInAnyOrder(resources);
    }
  }

  private static List<Path> examples() throws IOException {
    List<Path> examples = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(FOLDER, "*example*")) {
      files.forEach(examples::add);
    }
    return examples;
  }

  private static List<String> resourcesIn(Path example) throws IOException {
    List<String> resources = new ArrayList<>();
    Matcher line = RESOURCE.matcher(Files.readString(example));
    while (line.find()) {
      resources.add(line.group("name"));
    }
    return resources;
  }
}
