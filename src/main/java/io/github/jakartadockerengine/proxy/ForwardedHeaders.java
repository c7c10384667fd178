package io.github.jakartadockerengine.proxy;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What an origin is told about the client's side. Fields of this kind that came with the request
 * are replaced, since anybody can write them; those of a trusted proxy are carried on.
 */
final class ForwardedHeaders {

  private static final String CLAIM = "x-forwarded-";

  private final HttpServletRequest request;
  private final FieldLines fields;
  private final boolean trusted;

  ForwardedHeaders(HttpServletRequest request, FieldLines fields, TrustedProxies trustedProxies) {
    this.request = request;
    this.fields = fields;
    this.trusted = trustedProxies.contains(request.getRemoteAddr());
  }

  /**
   * Whether a field claims something about the client that only a proxy may say. Tornado prefers
   * X-Real-IP and X-Scheme to the others.
   */
  static boolean isClaim(String name) {
    return switch (name.length()) {
      case 9 -> name.equalsIgnoreCase("forwarded") || name.equalsIgnoreCase("x-real-ip");
      case 8 -> name.equalsIgnoreCase("x-scheme");
      default -> name.regionMatches(true, 0, CLAIM, 0, CLAIM.length());
    };
  }

  /** How the client sees the target. */
  ClientView client(ProxyTarget target) {
    String host = fields.first("Host");
    List<String> hosts = host == null ? List.of() : List.of(host);
    return trusted
        ? new ClientView(
            claim("X-Forwarded-Proto").filter(this::isScheme).orElse(request.getScheme()),
            Stream.concat(claim("X-Forwarded-Host").stream(), hosts.stream()).distinct().toList(),
            new PathPrefix(outerPrefix() + target.prefix()))
        : new ClientView(request.getScheme(), hosts, new PathPrefix(target.prefix()));
  }

  /** Writes the fields for a client. */
  void writeTo(HeadBuffer out, ClientView client) {
    String addresses = with(claims("X-Forwarded-For"), request.getRemoteAddr());
    out.field("X-Forwarded-For", addresses);
    out.field("X-Forwarded-Proto", client.scheme());
    if (!client.authorities().isEmpty()) {
      out.field("X-Forwarded-Host", client.authorities().get(0));
    }
    if (!client.prefix().isRoot()) {
      out.field("X-Forwarded-Prefix", client.prefix().path());
    }
    out.field("Forwarded", forwarded(client, addresses));
  }

  /**
   * The standard's field says the same as the others (RFC 7239 §7.4), since frameworks differ in
   * which of them they prefer; what a trusted proxy has put there is only added to.
   */
  private String forwarded(ClientView client, String addresses) {
    String before = claims("Forwarded");
    return before.isEmpty()
        ? ForwardedElement.chain(client, addresses)
        : with(before, ForwardedElement.of(request.getRemoteAddr()));
  }

  /** What a trusted proxy has taken off the paths that it sends on. */
  private String outerPrefix() {
    return claim("X-Forwarded-Prefix")
        .filter(prefix -> prefix.startsWith("/") && !prefix.startsWith("//"))
        .map(prefix -> prefix.replaceFirst("/+$", ""))
        .orElse("");
  }

  private boolean isScheme(String text) {
    return text.equals("http") || text.equals("https");
  }

  /** The first element of a trusted proxy's field: what was nearest to the client. */
  private Optional<String> claim(String name) {
    return Optional.of(claims(name).split(",", 2)[0].strip()).filter(text -> !text.isEmpty());
  }

  /** A trusted proxy's field, of which each line may have several elements (RFC 9110 §5.3). */
  private String claims(String name) {
    return trusted ? String.join(", ", fields.values(name)).strip() : "";
  }

  private static String with(String list, String element) {
    return list.isEmpty() ? element : list + ", " + element;
  }
}
