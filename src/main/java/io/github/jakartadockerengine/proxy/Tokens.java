package io.github.jakartadockerengine.proxy;

/** The tokens of HTTP's grammar (RFC 9110 §5.6.2). */
final class Tokens {

  private static final String SPECIAL = "!#$%&'*+-.^_`|~";

  private Tokens() {}

  /** Whether a text is a token. */
  static boolean isToken(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!isAlphanumeric(c) && SPECIAL.indexOf(c) < 0) {
        return false;
      }
    }
    return !text.isEmpty();
  }

  /** Whether a character is one of ASCII's letters and digits. */
  static boolean isAlphanumeric(char c) {
    return c < 128 && Character.isLetterOrDigit(c);
  }
}
