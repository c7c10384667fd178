package io.github.jakartadockerengine.proxy;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The product's own session cookie, which stays between the client and the product: all containers
 * share the product's host name, and one that saw or set the cookie could act as the person.
 *
 * @param name the cookie's name; case matters (RFC 6265 §4.1.1)
 */
record SessionCookie(String name) {

  private static final Pattern NAMELESS = Pattern.compile("^[\\s=]+");

  /** A Cookie field's value without this cookie, otherwise unchanged; may become blank. */
  String removedFrom(String cookies) {
    if (!cookies.contains(name)) {
      return cookies;
    }
    return Arrays.stream(cookies.split(";", -1))
        .filter(pair -> !isNameOf(pair))
        .collect(Collectors.joining(";"))
        .strip();
  }

  /** Whether a Set-Cookie field's value sets this cookie. */
  boolean isSetBy(String setCookie) {
    return isNameOf(setCookie.split(";", 2)[0]);
  }

  /** Browsers send what is behind the equals sign of a nameless cookie as if it had a name. */
  private boolean isNameOf(String pair) {
    String named = NAMELESS.matcher(pair).replaceFirst("");
    int equals = named.indexOf('=');
    return name.equals((equals < 0 ? named : named.substring(0, equals)).strip());
  }
}
