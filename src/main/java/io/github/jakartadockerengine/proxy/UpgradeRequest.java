package io.github.jakartadockerengine.proxy;

import java.util.List;
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
  static String protocols(String version, FieldLines fields) {
    String length = fields.first("Content-Length");
    boolean asks =
        fields.first("Upgrade") != null
            && version.equals("HTTP/1.1")
            && fields.hasOption("Connection", "upgrade")
            && fields.first("Transfer-Encoding") == null
            && (length == null || length.equals("0"));
    return asks
        ? elements(fields.values("Upgrade"))
            .filter(UpgradeRequest::isNotHttp)
            .collect(Collectors.joining(", "))
        : "";
  }

  private static boolean isNotHttp(String protocol) {
    String name = protocol.split("/", 2)[0].strip();
    return !name.equalsIgnoreCase("h2c") && !name.equalsIgnoreCase("HTTP");
  }

  private static Stream<String> elements(List<String> values) {
    return values.stream()
        .flatMap(value -> Stream.of(value.split(",")))
        .map(String::strip)
        .filter(element -> !element.isEmpty());
  }
}
