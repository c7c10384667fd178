package io.github.jakartadockerengine.config;

import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** All settings, and the table of them that the README shows. */
final class SettingsTable {

  private SettingsTable() {}

  static List<? extends Setting<?>> settings() {
    return Arrays.stream(Settings.class.getFields()).map(SettingsTable::constant).toList();
  }

  static String markdown() {
    return settings().stream()
        .map(SettingsTable::row)
        .collect(
            Collectors.joining(
                "",
                "| Setting | What it is | Must be | Default | Example |\n|---|---|---|---|---|\n",
                ""));
  }

  private static Setting<?> constant(Field field) {
    try {
      return (Setting<?>) field.get(null);
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }

  private static String row(Setting<?> setting) {
    return "| `%s` | %s | %s | %s | `%s` |\n"
        .formatted(
            setting.name(),
            setting.description(),
            setting.type().allowed(),
            defaultOf(setting),
            setting.example());
  }

  private static String defaultOf(Setting<?> setting) {
    String text = setting.defaultText().isEmpty() ? "" : "`" + setting.defaultText() + "`";
    return setting
        .alternative()
        .map(a -> "`$" + a.variable() + "`" + (text.isEmpty() ? "" : ", else " + text))
        .orElse(text);
  }
}
