package io.github.jakartadockerengine.proxy;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/** Makes a tunnel of an exchange whose origin has agreed to change the protocol (101). */
final class TunnelOpening {

  private static final System.Logger LOG = System.getLogger(TunnelOpening.class.getName());

  private final ProxiedRequest proxied;
  private final HttpServletRequest request;
  private final HttpServletResponse response;
  private final AsyncContext async;

  TunnelOpening(ProxiedRequest proxied, AsyncContext async) {
    this.proxied = proxied;
    this.async = async;
    request = proxied.request();
    response = proxied.response();
  }

  /**
   * Tells the client, and hands its connection over. Payara upgrades nothing after {@code
   * startAsync}; but there the request's own streams carry whatever comes, since the client asked
   * for an upgrade, and the 101 is sent by flushing. To be called on one of the server's threads.
   *
   * @param channel the origin's connection
   * @param behind what the origin has sent in the new protocol
   */
  void open(OriginHead head, SocketChannel channel, byte[] behind)
      throws IOException, ServletException {
    proxied.respond(head, -1);
    response.setHeader("Connection", "Upgrade");
    response.setHeader("Upgrade", String.join(", ", head.fields().values("Upgrade")));
    String name = proxied.origin().name();
    UpgradeTunnel tunnel = new UpgradeTunnel(proxied.tunnels(), name, channel, request, behind);
    UpgradedConnection connection = upgraded();
    if (connection != null) {
      connection.connectTo(tunnel);
      async.complete();
    } else {
      response.flushBuffer();
      tunnel.open(
          new TunnelClient(
              request.getInputStream(), response.getOutputStream(), false, async::complete));
    }
  }

  /** Payara is asked once only: while it refuses, it may take the request for an upgraded one. */
  private @Nullable UpgradedConnection upgraded() throws IOException, ServletException {
    if (!proxied.tunnels().areHandedOver()) {
      return null;
    }
    try {
      return request.upgrade(UpgradedConnection.class);
    } catch (IllegalStateException e) {
      LOG.log(Level.DEBUG, "The server does not upgrade what is asynchronous.", e);
      proxied.tunnels().areNotHandedOver();
      return null;
    }
  }
}
