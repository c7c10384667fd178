package io.github.jakartadockerengine.demo;

import io.github.jakartadockerengine.container.InvalidSpecException;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * URLs that are offered as input files, from a CSV file with the header {@code name,url} that is
 * read again when it has changed. Safe for use by several threads.
 */
public final class InputUrls {

  /**
   * A URL under a name.
   *
   * @param name what people choose it by
   * @param url absolute, {@code http} or {@code https}
   */
  public record NamedUrl(String name, URI url) {}

  private static final CSVFormat FORMAT =
      CSVFormat.DEFAULT
          .builder()
          .setHeader()
          .setSkipHeaderRecord(true)
          .setIgnoreEmptyLines(true)
          .setTrim(true)
          .get();

  private final Optional<WatchedFile<List<NamedUrl>>> file;

  /**
   * Offered URLs.
   *
   * @param file the CSV file; empty means that none are offered
   */
  public InputUrls(Optional<Path> file) {
    this.file = file.map(path -> new WatchedFile<>(path, InputUrls::parse, List.of()));
  }

  /** All URLs in the file's order. */
  public List<NamedUrl> urls() {
    return file.map(f -> f.read().value()).orElse(List.of());
  }

  /** Why the file is not used as it is now, if so; fit to be shown. */
  public Optional<String> trouble() {
    return file.flatMap(f -> f.read().trouble());
  }

  private static List<NamedUrl> parse(String text) {
    try (CSVParser parser = CSVParser.parse(new StringReader(text), FORMAT)) {
      if (!parser.getHeaderNames().equals(List.of("name", "url"))) {
        throw new InvalidSpecException(
            "line 1 must be the header name,url, got %s."
                .formatted(String.join(",", parser.getHeaderNames())));
      }
      List<NamedUrl> urls = new ArrayList<>();
      for (CSVRecord line : parser) {
        urls.add(named(line, parser.getCurrentLineNumber()));
      }
      return urls;
    } catch (UncheckedIOException | IOException e) {
      throw new InvalidSpecException("it is not CSV: %s.".formatted(e.getMessage()), e);
    }
  }

  private static NamedUrl named(CSVRecord line, long number) {
    if (!line.isConsistent() || line.get("name").isEmpty()) {
      throw new InvalidSpecException("line %d must be a name and a URL.".formatted(number));
    }
    try {
      return new NamedUrl(line.get("name"), FileUrls.http(line.get("url")));
    } catch (InvalidSpecException e) {
      throw new InvalidSpecException("line %d: %s".formatted(number, e.getMessage()), e);
    }
  }
}
