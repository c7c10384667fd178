package io.github.jakartadockerengine.demo;

import io.github.jakartadockerengine.container.ImageName;
import io.github.jakartadockerengine.container.InputDelivery;
import io.github.jakartadockerengine.container.InvalidSpecException;
import io.github.jakartadockerengine.container.JsonText;
import io.github.jakartadockerengine.container.MemorySize;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The format of the tools file: an object that has one object for each tool, by name. */
final class ToolsJson {

  private static final Set<String> FIELDS =
      Set.of(
          "image",
          "description",
          "memory_mb",
          "cpus",
          "port",
          "default_parameters",
          "default_files",
          "extra_directories",
          "input_delivery",
          "input");

  private static final Map<String, InputDelivery> DELIVERIES =
      Map.of(
          "file", new InputDelivery.File(), "environment", new InputDelivery.EnvironmentVariable());

  private static final int DEFAULT_PORT = 80;

  private ToolsJson() {}

  /**
   * Reads all tools in their order in the text.
   *
   * @throws InvalidSpecException when the text is not JSON or a tool is wrong
   */
  static Map<String, Tool> parse(String text) {
    if (!(JsonText.parse("Text", text) instanceof JsonObject object)) {
      throw new InvalidSpecException("Text must be one JSON object with a field for each tool.");
    }
    Map<String, Tool> tools = new LinkedHashMap<>();
    object.forEach((name, fields) -> tools.put(name, named(name, fields)));
    return tools;
  }

  private static Tool named(String name, JsonValue value) {
    try {
      return tool(name, new JsonFields(value, FIELDS));
    } catch (InvalidSpecException e) {
      throw new InvalidSpecException("Tool \"%s\": %s".formatted(name, e.getMessage()), e);
    }
  }

  private static Tool tool(String name, JsonFields fields) {
    return new Tool(
        name,
        fields.text("description").orElse(""),
        new ImageName(
            fields
                .text("image")
                .orElseThrow(() -> new InvalidSpecException("field \"image\" is missing."))),
        fields.integer("port").orElse(DEFAULT_PORT),
        fields.number("cpus"),
        fields.integer("memory_mb").map(MemorySize::ofMegabytes),
        fields.value("default_parameters").orElse(JsonValue.EMPTY_JSON_ARRAY),
        fields.texts("default_files"),
        fields.texts("extra_directories"),
        deliveries(fields),
        new InputTemplate(
            fields
                .value("input")
                .orElseThrow(() -> new InvalidSpecException("field \"input\" is missing.")),
            ToolInput.PLACEHOLDERS));
  }

  private static List<InputDelivery> deliveries(JsonFields fields) {
    List<String> names = fields.texts("input_delivery");
    if (!DELIVERIES.keySet().containsAll(names)) {
      throw new InvalidSpecException(
          "field \"input_delivery\" must be an array of \"file\" and \"environment\", got %s."
              .formatted(names));
    }
    return names.isEmpty()
        ? List.copyOf(DELIVERIES.values())
        : names.stream().map(DELIVERIES::get).toList();
  }
}
