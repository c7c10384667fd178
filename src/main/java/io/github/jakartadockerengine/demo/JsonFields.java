package io.github.jakartadockerengine.demo;

import io.github.jakartadockerengine.container.InvalidSpecException;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The fields of a JSON object that a person wrote, with errors that say which one is wrong. */
final class JsonFields {

  private final JsonObject fields;

  /**
   * The fields of an object.
   *
   * @throws InvalidSpecException when the value is no object or has a field of another name
   */
  JsonFields(JsonValue value, Set<String> known) {
    if (!(value instanceof JsonObject object)) {
      throw new InvalidSpecException("must be an object.");
    }
    for (String key : object.keySet()) {
      if (!known.contains(key)) {
        throw new InvalidSpecException(
            "field \"%s\" is unknown: must be one of %s."
                .formatted(key, known.stream().sorted().toList()));
      }
    }
    fields = object;
  }

  Optional<JsonValue> value(String key) {
    return Optional.ofNullable(fields.get(key));
  }

  Optional<String> text(String key) {
    return value(key).map(v -> text(key, v));
  }

  Optional<Double> number(String key) {
    return value(key).map(v -> require(key, "a number", JsonNumber.class, v).doubleValue());
  }

  Optional<Integer> integer(String key) {
    return value(key).map(v -> exact(key, require(key, "a whole number", JsonNumber.class, v)));
  }

  List<String> texts(String key) {
    return value(key).map(v -> require(key, "an array of strings", JsonArray.class, v)).stream()
        .flatMap(List::stream)
        .map(item -> text(key, item))
        .toList();
  }

  private static String text(String key, JsonValue value) {
    return require(key, "a string", JsonString.class, value).getString();
  }

  private static int exact(String key, JsonNumber number) {
    try {
      return number.intValueExact();
    } catch (ArithmeticException e) {
      throw new InvalidSpecException("field \"%s\" must be a whole number.".formatted(key), e);
    }
  }

  private static <T extends JsonValue> T require(
      String key, String what, Class<T> type, JsonValue value) {
    if (!type.isInstance(value)) {
      throw new InvalidSpecException("field \"%s\" must be %s.".formatted(key, what));
    }
    return type.cast(value);
  }
}
