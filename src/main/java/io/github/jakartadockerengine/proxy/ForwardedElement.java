package io.github.jakartadockerengine.proxy;

/** Writes elements of a {@code Forwarded} field (RFC 7239 §4). */
final class ForwardedElement {

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
    StringBuilder chain = new StringBuilder(of(hops[0].strip())).append(client(client));
    for (int i = 1; i < hops.length; i++) {
      chain.append(", ").append(of(hops[i].strip()));
    }
    return chain.toString();
  }

  private static String client(ClientView client) {
    String proto = ";proto=" + client.scheme();
    return client.authorities().isEmpty()
        ? proto
        : proto + ";host=" + value(client.authorities().get(0));
  }

  /** An IPv6 address stands in brackets, without its zone (§6). */
  private static String node(String address) {
    boolean v6 = address.indexOf(':') != address.lastIndexOf(':') && !address.startsWith("[");
    return v6 ? "[" + address.replaceFirst("%.*", "") + "]" : address;
  }

  private static String value(String text) {
    return Tokens.isToken(text)
        ? text
        : '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
