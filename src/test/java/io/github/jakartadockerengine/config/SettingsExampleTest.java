package io.github.jakartadockerengine.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SettingsExampleTest {

  @Test
  void the_example_for_payara_has_every_setting_and_no_other() throws IOException {
    // In double quotes only a quote, an apostrophe and a backslash need a backslash before them.
    assertThat(
            namesIn(
                "payara/settings-example.asadmin",
                "#create-custom-resource --restype java\\.lang\\.String --factoryclass"
                    + " org\\.glassfish\\.resources\\.custom\\.factory\\.PrimitivesAndStringFactory"
                    + " --property value=\"([^\"\\\\]|\\\\[\"'\\\\])+\""
                    + " jakarta-docker-engine/(?<name>\\S+)"))
        .containsExactlyInAnyOrderElementsOf(settings());
  }

  @Test
  void the_example_for_wildfly_has_every_setting_and_no_other() throws IOException {
    assertThat(
            namesIn(
                "wildfly/settings-example.cli",
                "#/subsystem=naming/binding=java\\\\:\\\\/jakarta-docker-engine\\\\/(?<name>[^:]+)"
                    + ":add\\(binding-type=simple,type=java\\.lang\\.String,"
                    + "value=\"([^\"\\\\]|\\\\[\"\\\\])+\"\\)"))
        .containsExactlyInAnyOrderElementsOf(settings());
  }

  private static List<String> settings() {
    return SettingsTable.settings().stream().map(setting -> setting.name()).toList();
  }

  private static List<String> namesIn(String example, String line) throws IOException {
    return Pattern.compile("^" + line + "$", Pattern.MULTILINE)
        .matcher(Files.readString(Path.of("server-config", example)))
        .results()
        .map(MatchResult::group)
        .map(found -> found.replaceFirst(line, "${name}"))
        .toList();
  }
}
