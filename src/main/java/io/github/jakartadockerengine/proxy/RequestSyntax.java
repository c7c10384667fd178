package io.github.jakartadockerengine.proxy;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds requests that an origin could understand otherwise than the server did, so that part of one
 * could pass for another request. Servers are lenient where they need not be: some take whatever
 * stands before the first space for a method, line breaks included.
 */
final class RequestSyntax {

  /** What separates tokens (RFC 9110 §5.6.2), apart from controls and what is not ASCII. */
  private static final String DELIMITERS = " \"(),/:;<=>?@[\\]{}";

  /** Host and port (RFC 9110 §7.2); an IPv6 address stands in brackets. */
  private static final Pattern HOST =
      Pattern.compile(
          "(?:[A-Za-z0-9._~!$&'()*+;=%-]+|\\[[A-Za-z0-9._~!$&'()*+;=:-]+])(?::[0-9]*)?");

  private RequestSyntax() {}

  /** Whether a request may be passed on. */
  static boolean isSound(HttpServletRequest request) {
    return isToken(request.getMethod())
        && isVisible(request.getRequestURI())
        && isVisible(request.getQueryString())
        && !request.getProtocol().startsWith("HTTP/0")
        && hasSoundHost(request)
        && hasSoundFraming(request);
  }

  private static boolean isToken(String text) {
    return !text.isEmpty()
        && text.chars().allMatch(c -> ' ' < c && c < 0x7f && DELIMITERS.indexOf(c) < 0);
  }

  private static boolean isVisible(@Nullable String text) {
    return text == null || text.chars().allMatch(c -> ' ' < c && c != 0x7f);
  }

  /** At most one (RFC 9112 §3.2); servers know whether there has to be one. */
  private static boolean hasSoundHost(HttpServletRequest request) {
    List<String> hosts = Collections.list(request.getHeaders("Host"));
    return hosts.isEmpty() || (hosts.size() == 1 && HOST.matcher(hosts.get(0)).matches());
  }

  /** Either a length or chunks, no other coding, and no chunks before HTTP/1.1 (RFC 9112 §6.1). */
  private static boolean hasSoundFraming(HttpServletRequest request) {
    List<String> codings = Collections.list(request.getHeaders("Transfer-Encoding"));
    return codings.isEmpty()
        || (codings.size() == 1
            && codings.get(0).strip().equalsIgnoreCase("chunked")
            && request.getHeader("Content-Length") == null
            && !request.getProtocol().equals("HTTP/1.0"));
  }
}
