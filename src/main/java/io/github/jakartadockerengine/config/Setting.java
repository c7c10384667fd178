package io.github.jakartadockerengine.config;

import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Something that an administrator can set. Immutable.
 *
 * @param name lower case with dashes, with the unit of a quantity
 * @param type what is allowed
 * @param defaultText what holds when nothing is set, as it would be set; blank for nothing at all
 * @param description what it is, in a line of Markdown
 * @param example a text that is allowed
 * @param alternative another variable that is looked at last
 * @param <T> the value's type
 */
public record Setting<T>(
    String name,
    SettingType<T> type,
    String defaultText,
    String description,
    String example,
    Optional<Alternative> alternative) {

  private static final String APPLICATION = "jakarta-docker-engine";

  /**
   * An environment variable that is common outside this application.
   *
   * @param variable its name
   * @param meaning makes the setting's text of the variable's
   */
  public record Alternative(String variable, UnaryOperator<String> meaning) {}

  /** A setting without an alternative. */
  public static <T> Setting<T> of(
      String name, SettingType<T> type, String defaultText, String description, String example) {
    return new Setting<>(name, type, defaultText, description, example, Optional.empty());
  }

  /** The same setting with another variable that is looked at last. */
  public Setting<T> or(String variable, UnaryOperator<String> meaning) {
    return new Setting<>(
        name,
        type,
        defaultText,
        description,
        example,
        Optional.of(new Alternative(variable, meaning)));
  }

  /** Its name in JNDI, such as {@code jakarta-docker-engine/docker-host}. */
  public String resource() {
    return APPLICATION + "/" + name;
  }

  /** Its environment variable, such as {@code JAKARTA_DOCKER_ENGINE_DOCKER_HOST}. */
  public String variable() {
    return (APPLICATION + "-" + name).toUpperCase(Locale.ROOT).replace('-', '_');
  }
}
