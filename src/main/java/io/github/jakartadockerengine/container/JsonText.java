package io.github.jakartadockerengine.container;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParsingException;
import java.io.StringReader;
import java.util.NoSuchElementException;

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
    try (JsonParser parser = Json.createParser(new StringReader(text))) {
      parser.next();
      JsonValue value = parser.getValue();
      if (parser.hasNext()) {
        throw new InvalidSpecException("%s must be one JSON value, got more.".formatted(what));
      }
      return value;
    } catch (JsonParsingException e) {
      throw new InvalidSpecException(
          "%s is not valid JSON, line %d column %d."
              .formatted(what, e.getLocation().getLineNumber(), e.getLocation().getColumnNumber()),
          e);
    } catch (JsonException | NoSuchElementException e) {
      throw new InvalidSpecException("%s is not valid JSON.".formatted(what), e);
    }
  }
}
