package io.github.jakartadockerengine.history;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
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

  /** Many entries are of the same second, and formatting it costs more than all the rest. */
  private static volatile Second latest = Second.of(0);

  private HistoryLine() {}

  /**
   * A second as it is written.
   *
   * @param text with the dot before the milliseconds
   */
  private record Second(long epoch, String text) {

    static Second of(long epoch) {
      String time = TIME.format(Instant.ofEpochSecond(epoch));
      return new Second(epoch, time.substring(0, time.indexOf('.') + 1));
    }
  }

  static String format(HistoryEntry entry) {
    long second = entry.time().getEpochSecond();
    Second known = latest;
    if (known.epoch != second) {
      known = Second.of(second);
      latest = known;
    }
    String millis =
        Integer.toString(1_000 + entry.time().get(ChronoField.MILLI_OF_SECOND)).substring(1);
    return known.text + millis + "Z\t" + printable(entry.path()) + '\n';
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
    for (int i = 0; i < path.length(); i++) {
      if (!isPrintable(path.charAt(i))) {
        return percentEncoded(path);
      }
    }
    return path;
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
