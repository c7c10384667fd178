package io.github.jakartadockerengine.proxy;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What an origin is told about the client's side. Fields of this kind that came with the request
 * are replaced, since anybody can write them; those of a trusted proxy are carried on.
 */
final class ForwardedHeaders {

  /** Others that web frameworks believe; Tornado prefers the last two to X-Forwarded-*. */
  private static final Set<String> CLAIMS = Set.of("forwarded", "x-real-ip", "x-scheme");

  private final HttpServletRequest request;
  private final boolean trusted;

  ForwardedHeaders(HttpServletRequest request, TrustedProxies trustedProxies) {
    this.request = request;
    this.trusted = trustedProxies.contains(request.getRemoteAddr());
  }

  /** Whether a field claims something about the client that only a proxy may say. */
  static boolean isClaim(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.startsWith("x-forwarded-") || CLAIMS.contains(lower);
  }

  /** How the client sees the target. */
  ClientView client(ProxyTarget target) {
    return new ClientView(
        claim("X-Forwarded-Proto").filter(this::isScheme).orElse(request.getScheme()),
        Stream.concat(claim("X-Forwarded-Host").stream(), host().stream()).distinct().toList(),
        new PathPrefix(outerPrefix() + target.prefix()));
  }

  /** The fields to set for a client. */
  Map<String, String> fields(ClientView client) {
    String addresses = with(claims("X-Forwarded-For"), request.getRemoteAddr());
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("X-Forwarded-For", addresses);
    fields.put("X-Forwarded-Proto", client.scheme());
    client.authorities().stream().limit(1).forEach(host -> fields.put("X-Forwarded-Host", host));
    if (!client.prefix().isRoot()) {
      fields.put("X-Forwarded-Prefix", client.prefix().path());
    }
    fields.put("Forwarded", forwarded(client, addresses));
    return fields;
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

  private Optional<String> host() {
    return Optional.ofNullable(request.getHeader("Host"));
  }

  /** The first element of a trusted proxy's field: what was nearest to the client. */
  private Optional<String> claim(String name) {
    return Optional.of(claims(name).split(",", 2)[0].strip()).filter(text -> !text.isEmpty());
  }

  /** A trusted proxy's field, of which each line may have several elements (RFC 9110 §5.3). */
  private String claims(String name) {
    return trusted ? String.join(", ", Collections.list(request.getHeaders(name))).strip() : "";
  }

  private static String with(String list, String element) {
    return list.isEmpty() ? element : list + ", " + element;
  }
}
