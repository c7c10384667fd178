package io.github.jakartadockerengine.proxy;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import java.lang.System.Logger.Level;
import java.util.List;

/**
 * Cuts the connection of a client whose response has begun and cannot be finished. Ending the
 * response would make it look complete (a last chunk) or let the client wait for the rest for ever
 * (a length), and Servlet has no other way: so this goes to the server's own connection.
 */
final class ClientConnection {

  private static final System.Logger LOG = System.getLogger(ClientConnection.class.getName());

  /** The public methods that lead from a server's own request to its connection's end. */
  private static final List<List<String>> WAYS =
      List.of(
          // Undertow, in WildFly
          List.of("getExchange", "getConnection", "close"),
          // Grizzly, in Payara and GlassFish
          List.of(
              "getUnwrappedCoyoteRequest",
              "getCoyoteRequest",
              "getRequest",
              "getConnection",
              "terminateSilently"));

  private ClientConnection() {}

  /** Closes the connection on which a request came; on a server that is not known it only warns. */
  static void cut(ServletRequest request) {
    ServletRequest own = unwrapped(request);
    if (WAYS.stream().noneMatch(way -> walk(own, way))) {
      LOG.log(
          Level.WARNING,
          "Cannot cut a client''s connection on {0}: a response that broke off may look complete.",
          own.getClass().getName());
    }
  }

  private static ServletRequest unwrapped(ServletRequest request) {
    ServletRequest inner = request;
    while (inner instanceof ServletRequestWrapper wrapper) {
      inner = wrapper.getRequest();
    }
    return inner;
  }

  private static boolean walk(Object from, List<String> way) {
    try {
      Object at = from;
      for (String method : way) {
        at = at.getClass().getMethod(method).invoke(at);
      }
      return true;
    } catch (ReflectiveOperationException e) {
      return false;
    }
  }
}
