package io.github.jakartadockerengine.proxy;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Translates the locations that an origin gives to where its client finds them. Those of other
 * hosts and relative ones stay as they are, byte for byte. Texts are read as browsers read them
 * (WHATWG URL §4.4), so that a backslash counts as a slash.
 */
final class ClientLocations {

  /** A reference with an authority (RFC 3986 §4.2, §4.3): scheme, authority and the rest. */
  private static final Pattern WITH_AUTHORITY =
      Pattern.compile(
          "(?:(https?):)?[/\\\\]{2}([^/\\\\?#]*)(.*)", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  /** What may stand before the location in a Refresh field (HTML §4.2.5.3), and a quote. */
  private static final Pattern REFRESH =
      Pattern.compile(
          "\\s*+[0-9.]++(?:\\s*+[;,]|\\s)\\s*+(?:url\\s*+=\\s*+)?+(['\"]?+)",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern DEFAULT_PORT = Pattern.compile(":(?:80|443)?$");

  private final ClientView client;
  private final Origin origin;

  ClientLocations(ClientView client, Origin origin) {
    this.client = client;
    this.origin = origin;
  }

  /** The location in a field whose value is a URI reference. */
  String of(String reference) {
    Matcher matcher = WITH_AUTHORITY.matcher(reference);
    if (matcher.matches()) {
      return isOwn(matcher.group(2)) ? own(matcher) : reference;
    }
    return startsWithSlash(reference) ? client.prefix().applyTo(reference) : reference;
  }

  /** The value of a Refresh field. */
  String ofRefresh(String value) {
    Matcher head = REFRESH.matcher(value);
    if (!head.lookingAt()) {
      return value;
    }
    String quote = head.group(1);
    int closing = quote.isEmpty() ? -1 : value.indexOf(quote, head.end());
    int end = closing < 0 ? value.length() : closing;
    return head.group() + of(value.substring(head.end(), end)) + value.substring(end);
  }

  private boolean isOwn(String authority) {
    return isSame(authority, origin.authority())
        || client.authorities().stream().anyMatch(own -> isSame(authority, own));
  }

  /**
   * The path alone suffices, and keeps the scheme of a client that came by TLS when the origin does
   * not know of it. An origin that sends its client to TLS must not send it to the same place.
   */
  private String own(Matcher matcher) {
    String rest = matcher.group(3);
    String path = client.prefix().applyTo(startsWithSlash(rest) ? rest : "/" + rest);
    boolean upgrades =
        "https".equalsIgnoreCase(matcher.group(1)) && !client.scheme().equals("https");
    return upgrades && isClients(matcher.group(2)) ? "https://" + matcher.group(2) + path : path;
  }

  private boolean isClients(String authority) {
    return client.authorities().stream().limit(1).anyMatch(own -> isSame(authority, own));
  }

  /** The scheme is not compared, so that one's default port is as good as the other's. */
  private static boolean isSame(String authority, String own) {
    return withoutDefaultPort(authority).equalsIgnoreCase(withoutDefaultPort(own));
  }

  private static String withoutDefaultPort(String authority) {
    return DEFAULT_PORT.matcher(authority).replaceFirst("");
  }

  private static boolean startsWithSlash(String text) {
    return text.startsWith("/") || text.startsWith("\\");
  }
}
