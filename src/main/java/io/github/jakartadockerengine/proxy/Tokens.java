package io.github.jakartadockerengine.proxy;

/** Texts of HTTP's grammar. */
final class Tokens {

  private static final String SPECIAL = "!#$%&'*+-.^_`|~";

  private Tokens() {}

  /** Whether a text is a token (RFC 9110 §5.6.2). */
  static boolean isToken(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!isTokenCharacter(text.charAt(i))) {
        return false;
      }
    }
    return !text.isEmpty();
  }

  /** Whether a text has no white space and no control characters. */
  static boolean isVisible(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c <= ' ' || c == 0x7f) {
        return false;
      }
    }
    return true;
  }

  private static boolean isTokenCharacter(char c) {
    return c < 128 && (Character.isLetterOrDigit(c) || SPECIAL.indexOf(c) >= 0);
  }
}
