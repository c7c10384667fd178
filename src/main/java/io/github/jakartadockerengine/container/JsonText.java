package io.github.jakartadockerengine.container;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonParsingException;
import java.io.StringReader;

/** Reads JSON that a person typed, with errors that say where it is wrong. */
public final class JsonText {

  private JsonText() {}

  /**
   * Reads one value.
   *
   * @param what what the text is, the first word of an error message, such as {@code Parameters}
   * @param text one JSON value
   * @throws InvalidSpecException when the text is not JSON, with line and column
   */
  public static JsonValue parse(String what, String text) {
    // The brackets make a lone value such as 42 readable, and a second value behind the first an
    // error.
    try (JsonReader reader = Json.createReader(new StringReader("[" + text + "\n]"))) {
      var values = reader.readArray();
      if (values.size() != 1) {
        throw new InvalidSpecException(
            "%s must be one JSON value, got %d.".formatted(what, values.size()));
      }
      return values.get(0);
    } catch (JsonParsingException e) {
      throw new InvalidSpecException(
          "%s is not valid JSON, line %d column %d."
              .formatted(
                  what,
                  e.getLocation().getLineNumber(),
                  Math.max(
                      1,
                      e.getLocation().getColumnNumber()
                          - (e.getLocation().getLineNumber() == 1 ? 1 : 0))),
          e);
    } catch (JsonException e) {
      throw new InvalidSpecException("%s is not valid JSON.".formatted(what), e);
    }
  }
}
