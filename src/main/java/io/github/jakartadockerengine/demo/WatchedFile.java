package io.github.jakartadockerengine.demo;

import io.github.jakartadockerengine.container.InvalidSpecException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A text file that is read again when its time or size has changed. What was good last stays in
 * force while the file is bad or missing. Safe for use by several threads.
 *
 * @param <T> what the file means
 */
final class WatchedFile<T> {

  /**
   * What a file means now.
   *
   * @param value what it meant when it was good last
   * @param trouble why that is not what it says now, if so
   */
  record Reading<T>(T value, Optional<String> trouble) {}

  private record Stamp(FileTime modified, long size) {}

  private final Path path;
  private final Function<String, T> parser;
  private Reading<T> reading;
  private @Nullable Stamp stamp;

  /**
   * A file, not yet read.
   *
   * @param path may be missing
   * @param parser throws {@link InvalidSpecException} when the text is bad
   * @param initial what counts until the file was good once
   */
  WatchedFile(Path path, Function<String, T> parser, T initial) {
    this.path = path;
    this.parser = parser;
    this.reading = new Reading<>(initial, Optional.empty());
  }

  synchronized Reading<T> read() {
    try {
      Stamp now = stampNow();
      if (!now.equals(stamp)) {
        stamp = now;
        reading = new Reading<>(parser.apply(Files.readString(path)), Optional.empty());
      }
    } catch (InvalidSpecException e) {
      reading = troubled(e.getMessage());
    } catch (IOException e) {
      stamp = null;
      reading = troubled("it cannot be read as UTF-8 text: " + e);
    }
    return reading;
  }

  private Stamp stampNow() throws IOException {
    var attributes = Files.readAttributes(path, BasicFileAttributes.class);
    return new Stamp(attributes.lastModifiedTime(), attributes.size());
  }

  private Reading<T> troubled(@Nullable String reason) {
    return new Reading<>(
        reading.value(),
        Optional.of(
            "File %s is not used as it is now: %s Correct it; it is read again by itself."
                .formatted(path, reason)));
  }
}
