package io.github.jakartadockerengine.proxy;

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
  private final Relay relay;

  /**
   * A servlet.
   *
   * @param prefix relative to the context path, such as {@code /docker}
   * @param relay stays as it is when the servlet is destroyed
   */
  public ReverseProxyServlet(String prefix, Relay relay) {
    this.prefix = prefix;
    this.relay = relay;
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Optional<ProxyTarget> target = ProxyTarget.byPath(prefix, request);
    if (target.isPresent()) {
      relay.relay(target.get(), request, response);
    } else {
      ErrorResponse.NOT_FOUND.sendTo(response);
    }
  }
}
