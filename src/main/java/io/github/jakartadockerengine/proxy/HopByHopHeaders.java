package io.github.jakartadockerengine.proxy;

import java.util.ArrayList;
import java.util.List;

/** The header fields of one message that are meant for the next hop only (RFC 9110 §7.6.1). */
final class HopByHopHeaders {

  /** What {@code Connection} names, without what is said of the connection itself. */
  private final List<String> nominated;

  /**
   * @param connection the values of all {@code Connection} fields of the message
   */
  HopByHopHeaders(List<String> connection) {
    List<String> names = List.of();
    for (String value : connection) {
      if (!isUsual(value)) {
        names = names.isEmpty() ? new ArrayList<>() : names;
        for (String option : value.split(",", -1)) {
          names.add(option.strip());
        }
      }
    }
    nominated = names;
  }

  /** Whether a field must not be passed on. Nobody can take a request's host away (§7.2). */
  boolean contains(String name) {
    return isAlwaysOne(name) || (isNominated(name) && !name.equalsIgnoreCase("host"));
  }

  /**
   * Those that a message may carry without nominating them in {@code Connection}. {@code TE} and
   * {@code Trailer} are said anew where trailers are relayed; {@code HTTP2-Settings} belongs to an
   * upgrade that is not relayed; the proxy's own authentication is RFC 9110 §11.7.
   */
  private static boolean isAlwaysOne(String name) {
    return switch (name.length()) {
      case 2 -> name.equalsIgnoreCase("te");
      case 7 -> name.equalsIgnoreCase("trailer") || name.equalsIgnoreCase("upgrade");
      case 10 -> name.equalsIgnoreCase("connection") || name.equalsIgnoreCase("keep-alive");
      case 14 -> name.equalsIgnoreCase("http2-settings");
      case 16 -> name.equalsIgnoreCase("proxy-connection");
      case 17 -> name.equalsIgnoreCase("transfer-encoding");
      case 18 -> name.equalsIgnoreCase("proxy-authenticate");
      case 19 -> name.equalsIgnoreCase("proxy-authorization");
      default -> false;
    };
  }

  private boolean isNominated(String name) {
    for (int i = 0; i < nominated.size(); i++) {
      if (nominated.get(i).equalsIgnoreCase(name)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isUsual(String connection) {
    return connection.equalsIgnoreCase("keep-alive") || connection.equalsIgnoreCase("close");
  }
}
