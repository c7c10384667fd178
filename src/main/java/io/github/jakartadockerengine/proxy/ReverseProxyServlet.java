package io.github.jakartadockerengine.proxy;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/**
 * Relays every request below {@code PREFIX/NAME/} to the origin of that name, whatever its method,
 * and the response back. To be mapped to {@code PREFIX/*} with asynchronous support.
 */
public final class ReverseProxyServlet extends HttpServlet {

  private final String prefix;
  private final OwnPages ownPages;
  private final Relay relay;

  /**
   * A servlet.
   *
   * @param prefix relative to the context path, such as {@code /docker}
   * @param ownPages are asked before an origin
   * @param relay stays as it is when the servlet is destroyed
   */
  public ReverseProxyServlet(String prefix, OwnPages ownPages, Relay relay) {
    this.prefix = prefix;
    this.ownPages = ownPages;
    this.relay = relay;
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    Optional<ProxyTarget> target = ProxyTarget.byPath(prefix, request);
    if (target.isEmpty()) {
      ErrorResponse.NOT_FOUND.sendTo(response);
    } else if (!ownPages.answer(target.get(), request, response)) {
      relay.relay(target.get(), request, response);
    }
  }
}
