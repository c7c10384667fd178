package io.github.jakartadockerengine.demo;

import io.github.jakartadockerengine.container.InvalidSpecException;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A tool's input with placeholders: any JSON, in whose strings {@code ${name}} stands for a value
 * and {@code ${name[0]}} for an item of an array. A string that is one placeholder becomes that
 * value; inside a longer string, the value is inserted as text. Immutable.
 */
final class InputTemplate {

  private static final Pattern PLACEHOLDER =
      Pattern.compile("\\$\\{([^}\\[]*)(?:\\[(\\d{1,6})])?}");

  private final JsonValue template;

  /**
   * A template.
   *
   * @param template any JSON
   * @param names the placeholders that may be used
   * @throws InvalidSpecException when the template uses another one
   */
  InputTemplate(JsonValue template, Set<String> names) {
    this.template = template;
    walk(template, text -> requireKnown(text, names));
  }

  /**
   * The template's JSON with each placeholder replaced.
   *
   * @param values all placeholders' values
   * @throws InvalidSpecException when an array has fewer items than the template asks for
   */
  JsonValue fill(Map<String, JsonValue> values) {
    return walk(template, text -> replace(text.getString(), values));
  }

  private static JsonValue requireKnown(JsonString text, Set<String> names) {
    Matcher matcher = PLACEHOLDER.matcher(text.getString());
    while (matcher.find()) {
      if (!names.contains(matcher.group(1))) {
        throw new InvalidSpecException(
            "placeholder %s is unknown: must be one of %s."
                .formatted(matcher.group(), names.stream().sorted().toList()));
      }
    }
    return text;
  }

  private static JsonValue replace(String text, Map<String, JsonValue> values) {
    Matcher matcher = PLACEHOLDER.matcher(text);
    if (matcher.matches()) {
      return value(matcher, values);
    }
    return Json.createValue(
        matcher.replaceAll(m -> Matcher.quoteReplacement(asText(value(m, values)))));
  }

  private static JsonValue value(MatchResult match, Map<String, JsonValue> values) {
    JsonValue value = values.getOrDefault(match.group(1), JsonValue.NULL);
    if (match.group(2) == null) {
      return value;
    }
    int index = Integer.parseInt(match.group(2));
    if (!(value instanceof JsonArray array) || index >= array.size()) {
      throw new InvalidSpecException(
          "The tool's input needs %s, which is not given. Choose more of it."
              .formatted(match.group()));
    }
    return array.get(index);
  }

  private static String asText(JsonValue value) {
    return value instanceof JsonString text ? text.getString() : value.toString();
  }

  private static JsonValue walk(JsonValue value, Function<JsonString, JsonValue> replace) {
    if (value instanceof JsonString text) {
      return replace.apply(text);
    }
    if (value instanceof JsonArray array) {
      var copy = Json.createArrayBuilder();
      array.forEach(item -> copy.add(walk(item, replace)));
      return copy.build();
    }
    if (value instanceof JsonObject object) {
      var copy = Json.createObjectBuilder();
      object.forEach((key, item) -> copy.add(key, walk(item, replace)));
      return copy.build();
    }
    return value;
  }
}
