package io.github.jakartadockerengine.proxy;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
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
  static boolean isSound(HttpServletRequest request, FieldLines fields) {
    return Tokens.isToken(request.getMethod())
        && isVisible(request.getRequestURI())
        && isVisible(request.getQueryString())
        && !request.getProtocol().startsWith("HTTP/0")
        && hasSoundNames(fields)
        && hasSoundHost(fields)
        && hasSoundFraming(request.getProtocol(), fields);
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

  private static boolean hasSoundNames(FieldLines fields) {
    for (int i = 0; i < fields.size(); i++) {
      if (!Tokens.isToken(fields.name(i))) {
        return false;
      }
    }
    return true;
  }

  /** At most one (RFC 9112 §3.2); servers know whether there has to be one. */
  private static boolean hasSoundHost(FieldLines fields) {
    List<String> hosts = fields.values("Host");
    return hosts.isEmpty() || (hosts.size() == 1 && isHost(hosts.get(0)));
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
  private static boolean hasSoundFraming(String protocol, FieldLines fields) {
    List<String> codings = fields.values("Transfer-Encoding");
    String length = fields.first("Content-Length");
    return codings.isEmpty()
        ? length == null || length.length() <= LONGEST_LENGTH
        : (codings.size() == 1
            && codings.get(0).strip().equalsIgnoreCase("chunked")
            && length == null
            && !protocol.equals("HTTP/1.0"));
  }
}
