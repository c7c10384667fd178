package io.github.jakartadockerengine.proxy;

/** Writes elements of a {@code Forwarded} field (RFC 7239 §4). */
final class ForwardedElement {

  private static final int USUAL_LENGTH = 64;

  private ForwardedElement() {}

  /** The element of a hop of which only its sender's address is told. */
  static String of(String address) {
    StringBuilder element = new StringBuilder();
    addFor(element, address);
    return element.toString();
  }

  /**
   * An element for each hop; the first is the client's.
   *
   * @param addresses the value of an {@code X-Forwarded-For} field
   */
  static String chain(ClientView client, String addresses) {
    StringBuilder chain = new StringBuilder(USUAL_LENGTH);
    int comma = addresses.indexOf(',');
    addFor(chain, (comma < 0 ? addresses : addresses.substring(0, comma)).strip());
    addClient(chain, client);
    while (comma >= 0) {
      int start = comma + 1;
      comma = addresses.indexOf(',', start);
      chain.append(", ");
      addFor(chain, addresses.substring(start, comma < 0 ? addresses.length() : comma).strip());
    }
    return chain.toString();
  }

  private static void addFor(StringBuilder element, String address) {
    addValue(element.append("for="), node(address));
  }

  private static void addClient(StringBuilder element, ClientView client) {
    element.append(";proto=").append(client.scheme());
    if (!client.authorities().isEmpty()) {
      addValue(element.append(";host="), client.authorities().get(0));
    }
  }

  /** An IPv6 address stands in brackets, without its zone (§6). */
  private static String node(String address) {
    boolean v6 = address.indexOf(':') != address.lastIndexOf(':') && !address.startsWith("[");
    return v6 ? "[" + address.replaceFirst("%.*", "") + "]" : address;
  }

  private static void addValue(StringBuilder element, String text) {
    if (Tokens.isToken(text)) {
      element.append(text);
    } else {
      String escaped = text.replace("\\", "\\\\").replace("\"", "\\\"");
      element.append('"').append(escaped).append('"');
    }
  }
}
