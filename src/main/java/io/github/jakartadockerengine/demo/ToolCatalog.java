package io.github.jakartadockerengine.demo;

import io.github.jakartadockerengine.container.InvalidSpecException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The tools that can be launched, from a file that is read again when it has changed. Safe for use
 * by several threads.
 */
public final class ToolCatalog {

  private static final String DEFAULT = "default-tools.json";

  private final Supplier<WatchedFile.Reading<Map<String, Tool>>> source;

  /**
   * A catalog.
   *
   * @param file the tools file; empty means the tools that come with the application
   */
  public ToolCatalog(Optional<Path> file) {
    this.source = file.map(ToolCatalog::watched).orElseGet(ToolCatalog::shipped);
  }

  /** All tools in the file's order. */
  public List<Tool> tools() {
    return List.copyOf(source.get().value().values());
  }

  /** Why the file is not used as it is now, if so; fit to be shown. */
  public Optional<String> trouble() {
    return source.get().trouble();
  }

  /**
   * The tool of a name.
   *
   * @throws InvalidSpecException when there is none
   */
  Tool tool(String name) {
    Map<String, Tool> tools = source.get().value();
    Tool tool = tools.get(name);
    if (tool == null) {
      throw new InvalidSpecException(
          "There is no tool \"%s\": must be one of %s.".formatted(name, tools.keySet()));
    }
    return tool;
  }

  private static Supplier<WatchedFile.Reading<Map<String, Tool>>> watched(Path path) {
    return new WatchedFile<Map<String, Tool>>(path, ToolsJson::parse, Map.of())::read;
  }

  private static Supplier<WatchedFile.Reading<Map<String, Tool>>> shipped() {
    try (InputStream in =
        Objects.requireNonNull(ToolCatalog.class.getResourceAsStream(DEFAULT), DEFAULT)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      var reading = new WatchedFile.Reading<>(ToolsJson.parse(text), Optional.empty());
      return () -> reading;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
