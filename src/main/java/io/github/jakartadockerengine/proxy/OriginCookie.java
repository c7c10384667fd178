package io.github.jakartadockerengine.proxy;

/**
 * A cookie that an origin sets.
 *
 * @param text the value of a Set-Cookie field
 */
record OriginCookie(String text) {

  /** A prefix of names whose cookies must be for the whole host (RFC 6265bis §4.1.3.2). */
  private static final String WHOLE_HOST = "__Host-";

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
    int end = text.indexOf(';');
    if (end < 0) {
      return text;
    }
    StringBuilder cookie = new StringBuilder(text.substring(0, end));
    while (end < text.length()) {
      int start = end;
      int next = text.indexOf(';', start + 1);
      end = next < 0 ? text.length() : next;
      cookie.append(attributeBelow(prefix, text.substring(start, end)));
    }
    return cookie.toString();
  }

  /** An attribute with the semicolon before it, read by RFC 6265 §5.2: quotes mean nothing. */
  private static String attributeBelow(PathPrefix prefix, String attribute) {
    int equals = attribute.indexOf('=');
    String name = attribute.substring(1, equals < 0 ? attribute.length() : equals).strip();
    if (name.equalsIgnoreCase("Domain")) {
      return "";
    }
    return name.equalsIgnoreCase("Path") && equals >= 0
        ? pathBelow(prefix, attribute, equals + 1)
        : attribute;
  }

  private static String pathBelow(PathPrefix prefix, String attribute, int value) {
    String path = attribute.substring(value).strip();
    int start = attribute.indexOf(path, value);
    return path.startsWith("/")
        ? attribute.substring(0, start)
            + prefix.applyTo(path)
            + attribute.substring(start + path.length())
        : attribute;
  }
}
