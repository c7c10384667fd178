package io.github.jakartadockerengine.proxy;

import java.util.HexFormat;

/**
 * Finds segments of a path that mean "one up", in the encodings that servers undo before they
 * resolve it. It is on the way of every request and makes no garbage.
 */
final class ParentSegments {

  /** How many dots a segment has that means "one up". */
  private static final int PARENT = 2;

  /** In the place of a number of dots: the segment has something else, too. */
  private static final int OTHER = -1;

  private static final int ENCODED_LENGTH = "%2E".length();

  private ParentSegments() {}

  /** Whether one is in a path, as the client sent it. */
  static boolean isIn(String path) {
    int dots = 0;
    for (int i = 0; i < path.length(); i += lengthAt(path, i)) {
      char c = decodedAt(path, i);
      if (dots == PARENT && (isSlash(c) || c == ';')) {
        return true;
      }
      dots = isSlash(c) ? 0 : withOneMore(dots, c);
    }
    return dots == PARENT;
  }

  private static int withOneMore(int dots, char c) {
    return c == '.' && dots != OTHER && dots < PARENT ? dots + 1 : OTHER;
  }

  private static boolean isSlash(char c) {
    return c == '/' || c == '\\';
  }

  private static char decodedAt(String path, int index) {
    return isEncoded(path, index)
        ? (char) HexFormat.fromHexDigits(path, index + 1, index + ENCODED_LENGTH)
        : path.charAt(index);
  }

  private static int lengthAt(String path, int index) {
    return isEncoded(path, index) ? ENCODED_LENGTH : 1;
  }

  private static boolean isEncoded(String path, int index) {
    return path.charAt(index) == '%'
        && index + ENCODED_LENGTH <= path.length()
        && HexFormat.isHexDigit(path.charAt(index + 1))
        && HexFormat.isHexDigit(path.charAt(index + 2));
  }
}
