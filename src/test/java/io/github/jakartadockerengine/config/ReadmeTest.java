package io.github.jakartadockerengine.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ReadmeTest {

  private static final String BEGIN = "<!-- settings -->\n";
  private static final String END = "<!-- /settings -->\n";

  @Test
  void the_readme_lists_every_setting() throws IOException {
    String readme = Files.readString(Path.of("README.md"));
    assertThat(readme).containsOnlyOnce(BEGIN).containsOnlyOnce(END);

    String table = readme.substring(readme.indexOf(BEGIN) + BEGIN.length(), readme.indexOf(END));
    assertThat(table)
        .withFailMessage(
            "Replace the table between %s and %s in README.md by:%n%n%s",
            BEGIN.strip(), END.strip(), SettingsTable.markdown())
        .isEqualTo(SettingsTable.markdown());
  }
}
