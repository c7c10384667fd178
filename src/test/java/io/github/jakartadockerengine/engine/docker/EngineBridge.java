package io.github.jakartadockerengine.engine.docker;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;

/**
 * A port on loopback behind which the engine of a unix socket is, as a remote engine has one. It
 * can be cut off and joined again. Bounded in connections and memory.
 */
final class EngineBridge implements AutoCloseable {

  private static final int BUFFER_BYTES = 16 << 10;
  private static final int MAX_CONNECTIONS = 64;

  private final Path socket;
  private final ServerSocket server;
  private final Semaphore free = new Semaphore(MAX_CONNECTIONS);
  private final Set<Closeable> open = ConcurrentHashMap.newKeySet();
  private volatile boolean joined = true;
  private volatile boolean hushed;

  private EngineBridge(Path socket, ServerSocket server) {
    this.socket = socket;
    this.server = server;
    start("bridge", this::accept);
  }

  /** Without encryption. */
  static EngineBridge plain(DockerSettings engine) throws IOException {
    return new EngineBridge(
        Path.of(engine.endpoint().getPath()),
        new ServerSocket(0, 16, InetAddress.getLoopbackAddress()));
  }

  /** With TLS and a client certificate. */
  static EngineBridge tls(DockerSettings engine, SSLContext context) throws IOException {
    var server =
        (SSLServerSocket)
            context
                .getServerSocketFactory()
                .createServerSocket(0, 16, InetAddress.getLoopbackAddress());
    server.setNeedClientAuth(true);
    return new EngineBridge(Path.of(engine.endpoint().getPath()), server);
  }

  int port() {
    return server.getLocalPort();
  }

  /** Closes all connections, and every new one at once. */
  void cut() throws IOException {
    joined = false;
    closeConnections();
  }

  /** Lets no answer through from now on, as an engine whose machine was switched off. */
  void hush() {
    hushed = true;
  }

  void join() {
    joined = true;
  }

  @Override
  public void close() throws IOException {
    server.close();
    closeConnections();
  }

  private void closeConnections() throws IOException {
    for (Closeable connection : open) {
      connection.close();
    }
    open.clear();
  }

  private void accept() throws IOException {
    while (!server.isClosed()) {
      Socket client = server.accept();
      open.add(client);
      if (!joined || !free.tryAcquire()) {
        client.close();
        continue;
      }
      start("bridge-connection", () -> serve(client));
    }
  }

  private void serve(Socket client) throws IOException {
    try (client;
        SocketChannel engine = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
      open.add(engine);
      start("bridge-answers", () -> answers(engine, client));
      requests(client, engine);
    } finally {
      free.release();
    }
  }

  private static void requests(Socket client, SocketChannel engine) throws IOException {
    InputStream in = client.getInputStream();
    byte[] buffer = new byte[BUFFER_BYTES];
    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
      ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, n);
      while (bytes.hasRemaining()) {
        engine.write(bytes);
      }
    }
  }

  private void answers(SocketChannel engine, Socket client) throws IOException {
    try (client) {
      OutputStream out = client.getOutputStream();
      ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
      while (engine.read(buffer) >= 0) {
        out.write(buffer.array(), 0, hushed ? 0 : buffer.position());
        buffer.clear();
      }
    }
  }

  @FunctionalInterface
  private interface Task {
    void run() throws IOException;
  }

  /** A connection that breaks is what the tests are about. */
  private static void start(String name, Task task) {
    Thread thread =
        new Thread(
            () -> {
              try {
                task.run();
              } catch (IOException e) {
                Thread.currentThread().interrupt();
              }
            },
            name);
    thread.setDaemon(true);
    thread.start();
  }
}
