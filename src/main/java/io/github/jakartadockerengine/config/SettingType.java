package io.github.jakartadockerengine.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What values a setting can have. Immutable.
 *
 * @param allowed what is allowed, to follow "must be"
 * @param parser makes a value of a text without blanks around it; throws {@link
 *     IllegalArgumentException} when the text is not allowed
 * @param <T> the values' type
 */
public record SettingType<T>(String allowed, Function<String, T> parser) {

  /** Any text. */
  public static final SettingType<String> TEXT = new SettingType<>("text", Function.identity());

  /** A path on this machine. */
  public static final SettingType<Path> PATH =
      new SettingType<>("an absolute path", SettingType::absolutePathOf);

  /** Yes or no. */
  public static final SettingType<Boolean> BOOLEAN =
      new SettingType<>("`true` or `false`", SettingType::booleanOf);

  /** A URL with a host, without user, query and fragment. */
  public static final SettingType<URI> HTTP_URL =
      new SettingType<>("an `http` or `https` URL", SettingType::httpUrlOf);

  /**
   * Texts that match a regular expression as a whole.
   *
   * @param allowed the same in words
   */
  public static SettingType<String> matching(String regex, String allowed) {
    return new SettingType<>(
        allowed, text -> require(text, Pattern.compile(regex).asMatchPredicate()));
  }

  /** Whole numbers in a range that includes its ends. */
  public static SettingType<Integer> integer(int min, int max) {
    return new SettingType<>(
        "a whole number from %d to %d".formatted(min, max), text -> integerOf(text, min, max));
  }

  /** Whole seconds in a range that includes its ends. */
  public static SettingType<Duration> seconds(int min, int max) {
    return new SettingType<>(
        "whole seconds from %d to %d".formatted(min, max),
        text -> Duration.ofSeconds(integerOf(text, min, max)));
  }

  /** The constants of an enumeration, in lower case and with dashes. */
  public static <E extends Enum<E>> SettingType<E> oneOf(Class<E> type) {
    String names =
        Arrays.stream(type.getEnumConstants())
            .map(constant -> "`" + nameOf(constant) + "`")
            .collect(Collectors.joining(" or "));
    return new SettingType<>(names, text -> constantOf(type, text));
  }

  /** The same, and nothing at all. */
  public SettingType<Optional<T>> optional() {
    return new SettingType<>(
        allowed, text -> Optional.of(text).filter(t -> !t.isEmpty()).map(parser));
  }

  /** The same, and the word {@code off}. */
  public SettingType<Optional<T>> orOff() {
    return new SettingType<>(
        allowed + ", or `off`",
        text -> Optional.of(text).filter(t -> !t.equals("off")).map(parser));
  }

  private static Path absolutePathOf(String text) {
    return Path.of(require(text, t -> t.startsWith("/")));
  }

  private static boolean booleanOf(String text) {
    return require(text, t -> t.equals("true") || t.equals("false")).equals("true");
  }

  private static URI httpUrlOf(String text) {
    URI uri = URI.create(require(text, t -> t.matches("https?://[^@?#]+")));
    require(text, t -> uri.getHost() != null);
    return uri;
  }

  private static int integerOf(String text, int min, int max) {
    int number = Integer.parseInt(text);
    require(text, t -> min <= number && number <= max);
    return number;
  }

  private static <E extends Enum<E>> E constantOf(Class<E> type, String text) {
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> nameOf(constant).equals(text))
        .findFirst()
        .orElseThrow(IllegalArgumentException::new);
  }

  private static String nameOf(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String require(String text, Predicate<String> allowed) {
    if (!allowed.test(text)) {
      throw new IllegalArgumentException();
    }
    return text;
  }
}
