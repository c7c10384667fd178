package io.github.jakartadockerengine.proxy;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes elements of a {@code Forwarded} field (RFC 7239 §4). */
final class ForwardedElement {

  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");

  private ForwardedElement() {}

  /** The element of a hop of which only its sender's address is told. */
  static String of(String address) {
    return "for=" + value(node(address));
  }

  /**
   * An element for each hop; the first is the client's.
   *
   * @param addresses the value of an {@code X-Forwarded-For} field
   */
  static String chain(ClientView client, String addresses) {
    String[] hops = addresses.split(",", -1);
    return Stream.concat(
            Stream.of(of(hops[0].strip()) + client(client)),
            Arrays.stream(hops).skip(1).map(hop -> of(hop.strip())))
        .collect(Collectors.joining(", "));
  }

  private static String client(ClientView client) {
    String host =
        client.authorities().stream().map(a -> ";host=" + value(a)).findFirst().orElse("");
    return ";proto=" + client.scheme() + host;
  }

  /** An IPv6 address stands in brackets, without its zone (§6). */
  private static String node(String address) {
    boolean v6 = address.indexOf(':') != address.lastIndexOf(':') && !address.startsWith("[");
    return v6 ? "[" + address.replaceFirst("%.*", "") + "]" : address;
  }

  private static String value(String text) {
    return TOKEN.matcher(text).matches()
        ? text
        : '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
