package io.github.jakartadockerengine.proxy;

import jakarta.servlet.http.HttpServletRequest;

/** The connection of a client. */
final class ClientConnection {

  private ClientConnection() {}

  static void abort(HttpServletRequest request) {}
}
