package io.github.jakartadockerengine.proxy;

import java.util.Locale;
import java.util.Set;

/** Rules for fields that come behind a message's content (RFC 9110 §6.5). */
final class Trailers {

  /**
   * What a recipient has to know before the content: how it is framed and encoded, to whom it goes
   * and who sends it (§6.5.1). Behind the content they would only deceive whoever takes trailers
   * for fields of the head.
   */
  private static final Set<String> NEVER =
      Set.of(
          "authorization",
          "cache-control",
          "content-encoding",
          "content-length",
          "content-range",
          "content-type",
          "cookie",
          "expect",
          "host",
          "location",
          "max-forwards",
          "range",
          "set-cookie",
          "www-authenticate");

  private final HopByHopHeaders hopByHop;

  /**
   * @param hopByHop of the message's head
   */
  Trailers(HopByHopHeaders hopByHop) {
    this.hopByHop = hopByHop;
  }

  /** Whether a client takes them, which it has to say (§10.1.4). */
  static boolean areTaken(FieldLines request) {
    return request.hasOption("TE", "trailers");
  }

  /** Whether a trailer is passed on. */
  boolean isPassedOn(String name) {
    return !hopByHop.contains(name)
        && !ForwardedHeaders.isClaim(name)
        && !NEVER.contains(name.toLowerCase(Locale.ROOT));
  }
}
