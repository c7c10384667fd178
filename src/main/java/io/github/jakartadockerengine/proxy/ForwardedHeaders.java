package io.github.jakartadockerengine.proxy;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What an origin is told about the client's side. Fields of this kind that the client sent itself
 * are replaced, since anybody can write them.
 */
final class ForwardedHeaders {

  /** Others that web frameworks believe; Tornado prefers the last two to X-Forwarded-*. */
  private static final Set<String> CLAIMS = Set.of("forwarded", "x-real-ip", "x-scheme");

  private ForwardedHeaders() {}

  /** Whether a field claims something about the client that only a proxy may say. */
  static boolean isClaim(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.startsWith("x-forwarded-") || CLAIMS.contains(lower);
  }

  /** The fields to set for a request. */
  static Map<String, String> of(HttpServletRequest request, ProxyTarget target) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("X-Forwarded-For", request.getRemoteAddr());
    fields.put("X-Forwarded-Proto", request.getScheme());
    String host = request.getHeader("Host");
    if (host != null) {
      fields.put("X-Forwarded-Host", host);
    }
    fields.put("X-Forwarded-Prefix", target.prefix());
    return fields;
  }
}
