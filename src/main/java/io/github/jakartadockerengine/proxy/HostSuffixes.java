package io.github.jakartadockerengine.proxy;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What hosts end with that name an origin in their first label, as {@code .docker.localhost} in
 * {@code my-app.docker.localhost:8080}. Immutable.
 */
public final class HostSuffixes {

  private static final Pattern SUFFIX =
      Pattern.compile("(\\.[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?)+");

  /** The longest label of a host name (RFC 1035 §2.3.4). */
  private static final int MAX_LABEL = 63;

  private final List<String> suffixes;
  private final List<String> longestFirst;

  private HostSuffixes(List<String> suffixes) {
    this.suffixes = suffixes;
    this.longestFirst =
        suffixes.stream().sorted(Comparator.comparingInt(String::length).reversed()).toList();
  }

  /**
   * The suffixes in a list.
   *
   * @param text separated by commas, such as {@code .docker.localhost, .tools.example.org}
   * @throws IllegalArgumentException when something is not a dot with a host name behind it
   */
  public static HostSuffixes of(String text) {
    return new HostSuffixes(
        Arrays.stream(text.split(",", -1)).map(String::strip).map(HostSuffixes::checked).toList());
  }

  /** The one that was named first, for links; starts with a dot. */
  public String first() {
    return suffixes.get(0);
  }

  /**
   * What a host has before the longest suffix that it ends with: any text, also none. Empty when it
   * ends with none of them, so that it is not an origin's host.
   *
   * @param host the value of a Host field (RFC 9110 §7.2); null when there is none
   */
  Optional<String> labelOf(@Nullable String host) {
    return host == null ? Optional.empty() : labelIn(host, endOfName(host));
  }

  /** Whether a text can be the label of a host that names an origin. */
  static boolean isLabel(String text) {
    int i = 0;
    while (i < text.length() && isInLabels(text.charAt(i))) {
      i++;
    }
    return i == text.length() && 0 < i && i <= MAX_LABEL;
  }

  private Optional<String> labelIn(String host, int end) {
    for (String suffix : longestFirst) {
      int start = end - suffix.length();
      if (host.regionMatches(true, start, suffix, 0, suffix.length())) {
        return Optional.of(host.substring(0, start));
      }
      if (start == -1 && host.regionMatches(true, 0, suffix, 1, end)) {
        return Optional.of("");
      }
    }
    return Optional.empty();
  }

  /** Where the port begins, or the dot before it that says that the name is absolute. */
  private static int endOfName(String host) {
    int port = host.length();
    while (port > 0 && isDigit(host.charAt(port - 1))) {
      port--;
    }
    int end = port > 0 && host.charAt(port - 1) == ':' ? port - 1 : host.length();
    return end > 0 && host.charAt(end - 1) == '.' ? end - 1 : end;
  }

  private static boolean isDigit(char c) {
    return '0' <= c && c <= '9';
  }

  private static boolean isInLabels(char c) {
    return ('a' <= c && c <= 'z')
        || ('A' <= c && c <= 'Z')
        || ('0' <= c && c <= '9')
        || c == '-'
        || c == '_';
  }

  private static String checked(String suffix) {
    if (!SUFFIX.matcher(suffix).matches()) {
      throw new IllegalArgumentException(
          "Host suffix \"%s\" is invalid: must be a dot and a host name, such as .docker.localhost."
              .formatted(suffix));
    }
    return suffix;
  }
}
