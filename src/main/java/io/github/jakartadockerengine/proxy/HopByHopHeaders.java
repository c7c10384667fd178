package io.github.jakartadockerengine.proxy;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/** The header fields of one message that are meant for the next hop only (RFC 9110 §7.6.1). */
final class HopByHopHeaders {

  /**
   * Those that a message may carry without nominating them in {@code Connection}. {@code Trailer}
   * announces trailers, which are not relayed; the proxy's own authentication is RFC 9110 §11.7.
   */
  private static final Set<String> ALWAYS =
      ignoringCase(
          "connection",
          "keep-alive",
          "proxy-authenticate",
          "proxy-authorization",
          "proxy-connection",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade");

  private final Set<String> nominated = ignoringCase();

  /**
   * @param connection the values of all {@code Connection} fields of the message
   */
  HopByHopHeaders(Iterable<String> connection) {
    for (String value : connection) {
      nominate(value);
    }
  }

  /** Whether a field must not be passed on. */
  boolean contains(String name) {
    return ALWAYS.contains(name) || nominated.contains(name);
  }

  private void nominate(String connection) {
    for (String option : connection.split(",", -1)) {
      nominated.add(option.strip());
    }
  }

  private static Set<String> ignoringCase(String... names) {
    Set<String> set = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    Collections.addAll(set, names);
    return set;
  }
}
