package io.github.jakartadockerengine.proxy;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/**
 * Relays every request below {@code PREFIX/NAME/} to the origin of that name, whatever its method,
 * and the response back. To be mapped to {@code PREFIX/*} with asynchronous support; it holds no
 * thread while it waits for an origin's response or for a client that takes it, and never creates a
 * session.
 */
public final class ReverseProxyServlet extends HttpServlet {

  private static final int PERMANENT_REDIRECT = 308;

  private final String prefix;
  private final ActivityListener activity;
  private final ProxyServices services;

  /**
   * @param client stays open when the servlet is destroyed
   */
  public ReverseProxyServlet(
      ProxySettings settings,
      OriginClient client,
      OriginResolver resolver,
      ActivityListener activity,
      NotReadyResponder notReady) {
    this.prefix = settings.prefix();
    this.activity = activity;
    this.services =
        new ProxyServices(
            client,
            resolver,
            notReady,
            new SessionCookie(settings.sessionCookie()),
            settings.trustedProxies());
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Optional<ProxyTarget> target = ProxyTarget.of(prefix, request);
    if (target.isEmpty()) {
      ErrorResponse.NOT_FOUND.sendTo(response);
    } else if (target.get().leavesPrefix()) {
      ErrorResponse.BAD_PATH.sendTo(response);
    } else if (target.get().rest().isEmpty()) {
      redirect(target.get().withSlash(), response);
    } else {
      relay(target.get(), request, response);
    }
  }

  /** Without the slash, relative links of the origin's pages would lead past its name. */
  private static void redirect(String location, HttpServletResponse response) {
    response.setStatus(PERMANENT_REDIRECT);
    response.setHeader("Location", location);
  }

  private void relay(ProxyTarget target, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Optional<Origin> origin = services.resolver().resolve(target.name());
    if (origin.isPresent()) {
      activity.requested(target.name(), target.path());
      new ProxyExchange(new ProxiedRequest(services, target, origin.get(), request, response))
          .run();
    } else {
      services.notReady().respond(target.name(), request, response);
    }
  }
}
