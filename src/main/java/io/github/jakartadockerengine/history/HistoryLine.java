package io.github.jakartadockerengine.history;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/**
 * The line of one entry: {@code 2026-11-22T18:00:00.123Z}, a tab, the path and a newline. The time
 * is UTC and always has milliseconds; the path is printable ASCII, so that nothing in it can end
 * the line.
 */
final class HistoryLine {

  private static final DateTimeFormatter TIME =
      new DateTimeFormatterBuilder().appendInstant(3).toFormatter(Locale.ROOT);
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private HistoryLine() {}

  static String format(HistoryEntry entry) {
    return TIME.format(entry.time()) + '\t' + printable(entry.path()) + '\n';
  }

  /** Reads a line without its newline; empty when it is none of ours. */
  static Optional<HistoryEntry> parse(String line) {
    int tab = line.indexOf('\t');
    if (tab < 0) {
      return Optional.empty();
    }
    try {
      Instant time = TIME.parse(line.substring(0, tab), Instant::from);
      return Optional.of(new HistoryEntry(time, line.substring(tab + 1)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static String printable(String path) {
    return path.chars().allMatch(HistoryLine::isPrintable) ? path : percentEncoded(path);
  }

  private static boolean isPrintable(int character) {
    return character > ' ' && character < 0x7F;
  }

  private static String percentEncoded(String path) {
    StringBuilder encoded = new StringBuilder();
    for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
      if (isPrintable(b)) {
        encoded.append((char) b);
      } else {
        encoded.append('%').append(HEX.toHexDigits(b));
      }
    }
    return encoded.toString();
  }
}
