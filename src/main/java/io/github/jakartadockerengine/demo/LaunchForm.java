package io.github.jakartadockerengine.demo;

import jakarta.json.Json;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonGenerator;
import jakarta.servlet.http.HttpServletRequest;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The launch form as a person left it: nothing is checked yet.
 *
 * @param tool the tool's name
 * @param containerName the container's name
 * @param files names of uploaded files and URLs
 * @param parametersJson JSON text
 * @param showInput whether the input is to be shown instead of launching
 */
public record LaunchForm(
    String tool,
    String containerName,
    List<String> files,
    String parametersJson,
    boolean showInput) {

  /** The request attribute that holds the form when it failed. */
  static final String ATTRIBUTE = "launch-form";

  static final String TOOL = "tool";
  static final String CONTAINER_NAME = "container_name";
  static final String FILES = "files";
  static final String PARAMETERS_JSON = "parameters_json";

  private static final String URLS = "urls";
  private static final String SHOW_INPUT = "show_input";

  /** The form that was sent; an empty container name or parameters mean the usual ones. */
  static LaunchForm of(HttpServletRequest request) {
    return new LaunchForm(
        text(request, TOOL),
        text(request, CONTAINER_NAME),
        Stream.concat(texts(request, FILES), texts(request, URLS)).toList(),
        text(request, PARAMETERS_JSON),
        !text(request, SHOW_INPUT).isEmpty());
  }

  /** The form that a person starts from. */
  static LaunchForm of(Tool tool) {
    return new LaunchForm(
        tool.name(), tool.name(), tool.defaultFiles(), indented(tool.defaultParameters()), false);
  }

  /** The same form with one input file. */
  LaunchForm withFile(String file) {
    return new LaunchForm(tool, containerName, List.of(file), parametersJson, showInput);
  }

  /** JSON as a person likes to read it. */
  static String indented(JsonValue json) {
    if (json.equals(JsonValue.EMPTY_JSON_ARRAY) || json.equals(JsonValue.EMPTY_JSON_OBJECT)) {
      return json.toString();
    }
    StringWriter text = new StringWriter();
    try (var writer =
        Json.createWriterFactory(Map.of(JsonGenerator.PRETTY_PRINTING, true)).createWriter(text)) {
      writer.write(json);
    }
    return text.toString().strip();
  }

  private static String text(HttpServletRequest request, String field) {
    return Optional.ofNullable(request.getParameter(field)).orElse("").strip();
  }

  private static Stream<String> texts(HttpServletRequest request, String field) {
    return Stream.ofNullable(request.getParameterValues(field))
        .flatMap(Stream::of)
        .filter(value -> !value.isBlank());
  }
}
