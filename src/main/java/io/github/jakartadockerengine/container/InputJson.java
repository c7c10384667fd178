package io.github.jakartadockerengine.container;

import jakarta.json.JsonValue;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A container's input: one JSON value, already serialized. Its text never appears in {@link
 * #toString()}, since inputs may be confidential.
 */
public final class InputJson {

  private static final Jsonb JSONB = JsonbBuilder.create();

  private final String text;

  private InputJson(String text) {
    this.text = text;
  }

  /**
   * Serializes a value with JSON-B.
   *
   * @param value anything that JSON-B can write, also {@code null}, text, a number, a map, a list
   *     or a {@link JsonValue}
   * @throws InvalidSpecException when JSON-B cannot write it
   */
  public static InputJson of(@Nullable Object value) {
    if (value == null || value instanceof JsonValue) {
      return new InputJson(String.valueOf(value));
    }
    try {
      return new InputJson(JSONB.toJson(value));
    } catch (JsonbException e) {
      throw new InvalidSpecException(
          "Input of type %s cannot be written as JSON.".formatted(value.getClass().getName()), e);
    }
  }

  /**
   * Takes a text that is JSON already.
   *
   * @param json one JSON value
   * @throws InvalidSpecException when it is not
   */
  public static InputJson parse(String json) {
    return of(JsonText.parse("Input", json));
  }

  /** The JSON text. */
  public String text() {
    return text;
  }

  /** The JSON text in UTF-8, as it is in the container's file. */
  public byte[] utf8() {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof InputJson that && text.equals(that.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return "InputJson of " + text.length() + " characters";
  }
}
