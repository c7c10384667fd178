package io.github.jakartadockerengine.demo;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the placeholders of a tool's input stand for in one launch.
 *
 * @param files the input files' URLs
 * @param parameters the person's parameters
 * @param path the container's path, such as {@code /docker/NAME/}
 * @param containerName the container's name
 * @param extraDirectories the tool's extra directories
 */
record ToolInput(
    List<URI> files,
    JsonValue parameters,
    String path,
    String containerName,
    List<String> extraDirectories) {

  /** The names of all placeholders. */
  static final Set<String> PLACEHOLDERS =
      Set.of(
          "files", "node_info", "parameters", "api_prefix", "container_name", "extra_directories");

  /** The value of each placeholder. */
  Map<String, JsonValue> values() {
    return Map.of(
        "files", texts(files),
        "node_info", nodeInfo(),
        "parameters", parameters,
        "api_prefix", Json.createValue(path),
        "container_name", Json.createValue(containerName),
        "extra_directories", texts(extraDirectories));
  }

  /** One object for each file, by an id that only this input knows, as HiGlass reads it. */
  private JsonObject nodeInfo() {
    var nodes = Json.createObjectBuilder();
    for (int i = 0; i < files.size(); i++) {
      nodes.add("file-" + i, Json.createObjectBuilder().add("file_url", files.get(i).toString()));
    }
    return nodes.build();
  }

  private static JsonArray texts(List<?> items) {
    var array = Json.createArrayBuilder();
    items.forEach(item -> array.add(item.toString()));
    return array.build();
  }
}
