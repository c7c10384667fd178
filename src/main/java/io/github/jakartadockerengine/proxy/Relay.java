package io.github.jakartadockerengine.proxy;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/**
 * Relays requests, however they name their origin, and the responses back. It holds no thread while
 * it waits for an origin's response or for a client that takes it, and never creates a session.
 * Safe for use by several threads.
 */
public final class Relay {

  private static final int PERMANENT_REDIRECT = 308;

  private final ActivityListener activity;
  private final ProxyServices services;

  /**
   * A relay; it owns none of its parts.
   *
   * @param settings how it behaves
   * @param client reaches origins
   * @param resolver knows origins
   * @param activity hears of requests
   * @param notReady answers for origins that do not
   * @param tunnels takes in what changes to another protocol
   * @param departures tells of clients that leave
   */
  public Relay(
      ProxySettings settings,
      OriginClient client,
      OriginResolver resolver,
      ActivityListener activity,
      NotReadyResponder notReady,
      Tunnels tunnels,
      Departures departures) {
    this.activity = activity;
    this.services =
        new ProxyServices(
            client,
            resolver,
            notReady,
            new SessionCookie(settings.sessionCookie()),
            settings.trustedProxies(),
            tunnels,
            departures);
  }

  /**
   * Answers a request, maybe after this method has returned.
   *
   * @param request must support asynchronous processing
   */
  void relay(ProxyTarget target, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    FieldLines fields = FieldLines.of(request);
    if (!RequestSyntax.isSound(request, fields)) {
      refuse(response);
    } else if (target.leavesPrefix()) {
      ErrorResponse.BAD_PATH.sendTo(response);
    } else if (target.rest().isEmpty()) {
      redirect(target.withSlash(), response);
    } else {
      toOrigin(target, fields, request, response);
    }
  }

  /** Nobody knows where the next request on the connection begins. */
  private static void refuse(HttpServletResponse response) throws IOException {
    response.setHeader("Connection", "close");
    ErrorResponse.BAD_REQUEST.sendTo(response);
  }

  /** Without the slash, relative links of the origin's pages would lead past its name. */
  private static void redirect(String location, HttpServletResponse response) {
    response.setStatus(PERMANENT_REDIRECT);
    response.setHeader("Location", location);
  }

  private void toOrigin(
      ProxyTarget target,
      FieldLines fields,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    Optional<Origin> origin = services.resolver().resolve(target.name());
    if (origin.isPresent()) {
      activity.requested(target.name(), target.path());
      new ProxyExchange(
              new ProxiedRequest(services, target, origin.get(), fields, request, response))
          .run();
    } else {
      services.notReady().respond(target.name(), request, response);
    }
  }
}
