package io.github.jakartadockerengine.proxy;

import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a client gets to see of an origin's response, apart from its body. The reason phrase is not
 * part of it: Servlet 6 has no way to set one, and clients should ignore it (RFC 9112 §4).
 */
final class ResponseHead {

  /** Such a response has to name the protocols to change to (RFC 9110 §15.5.22). */
  private static final int UPGRADE_REQUIRED = 426;

  private final OriginHead head;
  private final boolean hasBody;
  private final HopByHopHeaders hopByHop;
  private final ResponseFields fields;

  /**
   * @param method the request's
   */
  ResponseHead(OriginHead head, String method, ResponseFields fields) {
    this.head = head;
    this.hasBody = head.hasBody(method);
    this.hopByHop = new HopByHopHeaders(head.fields().values("Connection"));
    this.fields = fields;
  }

  /**
   * @param length how long the body is; -1 when nobody knows
   */
  void copyTo(HttpServletResponse response, long length) {
    response.setStatus(head.status());
    for (int i = 0; i < head.fields().size(); i++) {
      String name = head.fields().name(i);
      if (isPassedOn(name)) {
        String value = fields.forClient(name, head.fields().value(i));
        if (value != null) {
          response.addHeader(name, value);
        }
      }
    }
    if (head.status() == UPGRADE_REQUIRED) {
      response.setHeader("Connection", "Upgrade");
      head.fields().values("Upgrade").forEach(names -> response.addHeader("Upgrade", names));
    }
    if (hasBody && length >= 0) {
      response.setContentLengthLong(length);
    }
  }

  /** What the client gets of the trailers behind the content. */
  Map<String, String> trailers(FieldLines origins) {
    Trailers rules = new Trailers(hopByHop);
    Map<String, String> passedOn = new LinkedHashMap<>();
    for (int i = 0; i < origins.size(); i++) {
      String name = origins.name(i);
      String value = rules.isPassedOn(name) ? fields.forClient(name, origins.value(i)) : null;
      if (value != null) {
        passedOn.merge(name, value, (one, other) -> one + ", " + other);
      }
    }
    return passedOn;
  }

  private boolean isPassedOn(String name) {
    return name.equalsIgnoreCase("Content-Length")
        ? saysLengthOfOmittedBody()
        : !hopByHop.contains(name);
  }

  /** A response to HEAD and a 304 tell the length that GET would have; a 204 must not (§8.6). */
  private boolean saysLengthOfOmittedBody() {
    return !hasBody && head.status() != HttpServletResponse.SC_NO_CONTENT;
  }
}
