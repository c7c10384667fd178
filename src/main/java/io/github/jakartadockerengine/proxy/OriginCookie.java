package io.github.jakartadockerengine.proxy;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A cookie that an origin sets, read by RFC 6265 §5.2: every semicolon begins an attribute, and
 * quotes mean nothing.
 *
 * @param text the value of a Set-Cookie field
 */
record OriginCookie(String text) {

  /** A prefix of names whose cookies must be for the whole host (RFC 6265bis §4.1.3.2). */
  private static final String WHOLE_HOST = "__Host-";

  private static final Pattern DOMAIN =
      Pattern.compile(";\\s*+domain\\s*+(?:=[^;]*+)?+(?=;|\\z)", Pattern.CASE_INSENSITIVE);

  private static final Pattern ABSOLUTE_PATH =
      Pattern.compile("(;\\s*+path\\s*+=\\s*+)(/[^;\\s]*+)", Pattern.CASE_INSENSITIVE);

  /** Whether browsers take the cookie for a whole host only. */
  boolean isForWholeHost() {
    return text.stripLeading().regionMatches(true, 0, WHOLE_HOST, 0, WHOLE_HOST.length());
  }

  /**
   * The same cookie for clients that see the origin below a prefix: without Domain, which would
   * show it to other hosts, and with a Path below the prefix. Everything else stays as it is. A
   * Path that is missing or does not start with a slash needs nothing: browsers take the request's
   * own (RFC 6265 §5.2.4), which is below the prefix.
   */
  String below(PathPrefix prefix) {
    return ABSOLUTE_PATH
        .matcher(DOMAIN.matcher(text).replaceAll(""))
        .replaceAll(
            path -> Matcher.quoteReplacement(path.group(1) + prefix.applyTo(path.group(2))));
  }
}
