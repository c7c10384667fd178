package io.github.jakartadockerengine.proxy;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a client gets of an origin's end-to-end fields, so that what the origin says of itself holds
 * where the client sees it, and nothing is said of the product or of other origins on its host.
 */
final class ResponseFields {

  /** Paths without encodings, in which nothing but ".." leads up. */
  private static final Pattern PLAIN_PATH = Pattern.compile("(?!//)[A-Za-z0-9._~/-]*");

  private final PathPrefix prefix;
  private final SessionCookie sessionCookie;
  private final ClientLocations locations;

  ResponseFields(ClientView client, Origin origin, SessionCookie sessionCookie) {
    this.prefix = client.prefix();
    this.sessionCookie = sessionCookie;
    this.locations = new ClientLocations(client, origin);
  }

  /** The value that the client gets; null when it does not get the field. */
  @Nullable String forClient(String name, String value) {
    if (name.equalsIgnoreCase("Set-Cookie")) {
      return cookie(value);
    }
    return prefix.isRoot() ? value : belowPrefix(name, value);
  }

  /** Those that are removed hold for a whole host, whatever the path of the response. */
  private @Nullable String belowPrefix(String name, String value) {
    return switch (name.length()) {
      case 3 -> name.equalsIgnoreCase("NEL") ? null : value;
      case 7 -> ofSeven(name, value);
      case 8 -> name.equalsIgnoreCase("Location") ? locations.of(value) : value;
      case 15 -> name.equalsIgnoreCase("Clear-Site-Data") ? null : value;
      case 16 -> name.equalsIgnoreCase("Content-Location") ? locations.of(value) : value;
      case 22 -> name.equalsIgnoreCase("Service-Worker-Allowed") ? scope(value) : value;
      case 25 -> name.equalsIgnoreCase("Strict-Transport-Security") ? null : value;
      default -> value;
    };
  }

  private @Nullable String ofSeven(String name, String value) {
    if (name.equalsIgnoreCase("Refresh")) {
      return locations.ofRefresh(value);
    }
    return name.equalsIgnoreCase("Alt-Svc") ? null : value;
  }

  private @Nullable String cookie(String value) {
    OriginCookie cookie = new OriginCookie(value);
    boolean refused = sessionCookie.isSetBy(value) || (cookie.isForWholeHost() && !prefix.isRoot());
    return refused ? null : cookie.below(prefix);
  }

  /** A scope is resolved against the script's URL; one that may lead out is cut to the prefix. */
  private String scope(String value) {
    boolean plain = PLAIN_PATH.matcher(value).matches() && !value.contains("..");
    String scope = plain ? value : "/";
    return scope.startsWith("/") ? prefix.applyTo(scope) : scope;
  }
}
