package io.github.jakartadockerengine.proxy;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What a client gets of an origin's end-to-end fields, so that what the origin says of itself holds
 * where the client sees it, and nothing is said of the product or of other origins on its host.
 */
final class ResponseFields {

  /** What becomes of a field's value; empty when the client does not get the field. */
  private interface Rule {
    Optional<String> apply(ResponseFields fields, String value);
  }

  private static final Rule LOCATION = (fields, value) -> Optional.of(fields.locations.of(value));
  private static final Rule REFRESH =
      (fields, value) -> Optional.of(fields.locations.ofRefresh(value));
  private static final Rule REMOVED = (fields, value) -> Optional.empty();

  /** Names do not differ by case, and finding a rule makes no garbage. */
  private static final Map<String, Rule> AT_ROOT =
      ignoringCase(Map.of("Set-Cookie", ResponseFields::cookie));

  /** Those that are removed hold for a whole host, whatever the path of the response. */
  private static final Map<String, Rule> BELOW_PREFIX =
      ignoringCase(
          Map.of(
              "Set-Cookie", ResponseFields::cookie,
              "Location", LOCATION,
              "Content-Location", LOCATION,
              "Refresh", REFRESH,
              "Service-Worker-Allowed", ResponseFields::serviceWorkerScope,
              "Clear-Site-Data", REMOVED,
              "Strict-Transport-Security", REMOVED,
              "Alt-Svc", REMOVED,
              "NEL", REMOVED));

  /** Paths without encodings, in which nothing but ".." leads up. */
  private static final Pattern PLAIN_PATH = Pattern.compile("(?!//)[A-Za-z0-9._~/-]*");

  private final PathPrefix prefix;
  private final SessionCookie sessionCookie;
  private final ClientLocations locations;
  private final Map<String, Rule> rules;

  ResponseFields(ClientView client, Origin origin, SessionCookie sessionCookie) {
    this.prefix = client.prefix();
    this.sessionCookie = sessionCookie;
    this.locations = new ClientLocations(client, origin);
    this.rules = prefix.isRoot() ? AT_ROOT : BELOW_PREFIX;
  }

  /** The value that the client gets; empty when it does not get the field. */
  Optional<String> forClient(String name, String value) {
    Rule rule = rules.get(name);
    return rule == null ? Optional.of(value) : rule.apply(this, value);
  }

  private Optional<String> cookie(String value) {
    OriginCookie cookie = new OriginCookie(value);
    boolean refused = sessionCookie.isSetBy(value) || (cookie.isForWholeHost() && !prefix.isRoot());
    return refused ? Optional.empty() : Optional.of(cookie.below(prefix));
  }

  /** A scope is resolved against the script's URL; one that may lead out is cut to the prefix. */
  private Optional<String> serviceWorkerScope(String value) {
    boolean plain = PLAIN_PATH.matcher(value).matches() && !value.contains("..");
    String scope = plain ? value : "/";
    return Optional.of(scope.startsWith("/") ? prefix.applyTo(scope) : scope);
  }

  private static Map<String, Rule> ignoringCase(Map<String, Rule> rules) {
    Map<String, Rule> table = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    table.putAll(rules);
    return table;
  }
}
