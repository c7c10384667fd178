package io.github.jakartadockerengine.proxy;

import jakarta.servlet.http.HttpUpgradeHandler;
import jakarta.servlet.http.WebConnection;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** Takes a client's connection over from a server that hands it over. Made by the server. */
public final class UpgradedConnection implements HttpUpgradeHandler {

  private volatile @Nullable UpgradeTunnel tunnel;

  /** Without a tunnel yet. */
  public UpgradedConnection() {}

  /** The connection is handed over only when the request has ended. */
  void connectTo(UpgradeTunnel destination) {
    tunnel = destination;
  }

  @Override
  public void init(WebConnection connection) {
    UpgradeTunnel destination = tunnel;
    if (destination != null) {
      destination.open(client(connection));
    }
  }

  @Override
  public void destroy() {}

  private static TunnelClient client(WebConnection connection) {
    try {
      return new TunnelClient(
          connection.getInputStream(), connection.getOutputStream(), true, connection::close);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
