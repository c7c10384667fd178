package io.github.jakartadockerengine.proxy;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Enumeration;
import org.jspecify.annotations.Nullable;

/**
 * Finds requests that an origin could understand otherwise than the server did, so that part of one
 * could pass for another request. Servers are lenient where they need not be: some take whatever
 * stands before the first space for a method, line breaks included.
 */
final class RequestSyntax {

  /** What a host may have besides letters and digits (RFC 3986 §3.2.2), and what ends it. */
  private static final String IN_HOSTS = "-._~!$&'()*+;=%:";

  /** The digits of a length that no server takes for another one. */
  private static final int LONGEST_LENGTH = 18;

  private RequestSyntax() {}

  /** Whether a request may be passed on. */
  static boolean isSound(HttpServletRequest request) {
    return Tokens.isToken(request.getMethod())
        && isVisible(request.getRequestURI())
        && isVisible(request.getQueryString())
        && !request.getProtocol().startsWith("HTTP/0")
        && hasSoundNames(request)
        && hasSoundHost(request)
        && hasSoundFraming(request);
  }

  private static boolean isVisible(@Nullable String text) {
    for (int i = 0; text != null && i < text.length(); i++) {
      char c = text.charAt(i);
      if (c <= ' ' || c == 0x7f) {
        return false;
      }
    }
    return true;
  }

  private static boolean hasSoundNames(HttpServletRequest request) {
    Enumeration<String> names = request.getHeaderNames();
    while (names.hasMoreElements()) {
      if (!Tokens.isToken(names.nextElement())) {
        return false;
      }
    }
    return true;
  }

  /** At most one (RFC 9112 §3.2); servers know whether there has to be one. */
  private static boolean hasSoundHost(HttpServletRequest request) {
    Enumeration<String> hosts = request.getHeaders("Host");
    return !hosts.hasMoreElements() || (isHost(hosts.nextElement()) && !hosts.hasMoreElements());
  }

  /** An IPv6 address is in brackets. */
  private static boolean isHost(String text) {
    int bracket = text.startsWith("[") ? text.indexOf(']') : -1;
    return bracket < 0
        ? isInHosts(text)
        : isInHosts(text.substring(1, bracket))
            && (bracket + 1 == text.length() || isInHosts(text.substring(bracket + 1)));
  }

  private static boolean isInHosts(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!Tokens.isAlphanumeric(c) && IN_HOSTS.indexOf(c) < 0) {
        return false;
      }
    }
    return !text.isEmpty();
  }

  /** Either a length or chunks, no other coding, and no chunks before HTTP/1.1 (RFC 9112 §6.1). */
  private static boolean hasSoundFraming(HttpServletRequest request) {
    Enumeration<String> codings = request.getHeaders("Transfer-Encoding");
    String length = request.getHeader("Content-Length");
    return !codings.hasMoreElements()
        ? length == null || length.length() <= LONGEST_LENGTH
        : (codings.nextElement().strip().equalsIgnoreCase("chunked")
            && !codings.hasMoreElements()
            && length == null
            && !request.getProtocol().equals("HTTP/1.0"));
  }
}
