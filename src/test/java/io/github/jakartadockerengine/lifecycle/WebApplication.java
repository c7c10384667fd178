package io.github.jakartadockerengine.lifecycle;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicInteger;

/** A real HTTP server on loopback that answers every request with a status that a test sets. */
final class WebApplication implements AutoCloseable {

  private final HttpServer server;
  private final AtomicInteger status;
  final AtomicInteger requests = new AtomicInteger();

  WebApplication(int firstStatus) throws IOException {
    status = new AtomicInteger(firstStatus);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          requests.incrementAndGet();
          exchange.sendResponseHeaders(status.get(), -1);
          exchange.close();
        });
    server.start();
  }

  int port() {
    return server.getAddress().getPort();
  }

  void answers(int newStatus) {
    status.set(newStatus);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
