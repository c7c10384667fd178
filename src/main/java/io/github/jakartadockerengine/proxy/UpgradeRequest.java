package io.github.jakartadockerengine.proxy;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a client asks for that wants to change the protocol (RFC 9110 §7.8). */
final class UpgradeRequest {

  private UpgradeRequest() {}

  /**
   * The protocols that the origin may choose from, as in an {@code Upgrade} field; empty when the
   * request is to be relayed as an ordinary one, which a server may always do.
   *
   * <p>That is so for a request with a body, which would have to be read before the protocol
   * changes, and for HTTP itself: in an HTTP/2 connection that the proxy does not look into, a
   * client could send requests that were neither checked nor recorded.
   */
  static String protocols(HttpServletRequest request) {
    boolean asks =
        request.getHeader("Upgrade") != null
            && request.getProtocol().equals("HTTP/1.1")
            && elements(request, "Connection").anyMatch("upgrade"::equalsIgnoreCase)
            && request.getHeader("Transfer-Encoding") == null
            && request.getContentLengthLong() <= 0;
    return asks
        ? elements(request, "Upgrade")
            .filter(UpgradeRequest::isNotHttp)
            .collect(Collectors.joining(", "))
        : "";
  }

  private static boolean isNotHttp(String protocol) {
    String name = protocol.split("/", 2)[0].strip();
    return !name.equalsIgnoreCase("h2c") && !name.equalsIgnoreCase("HTTP");
  }

  private static Stream<String> elements(HttpServletRequest request, String field) {
    return Collections.list(request.getHeaders(field)).stream()
        .flatMap(value -> Stream.of(value.split(",")))
        .map(String::strip)
        .filter(element -> !element.isEmpty());
  }
}
