package io.github.jakartadockerengine.proxy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** An origin on a real socket whose every byte a test decides. */
public final class TestOrigin implements AutoCloseable {

  private final ServerSocket server;
  private final Script script;
  private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();
  private final AtomicInteger connections = new AtomicInteger();
  private final BlockingQueue<Head> requests = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> bodies = new LinkedBlockingQueue<>();
  private final Semaphore demands = new Semaphore(0);

  /** What the origin does on each connection; the connection is closed when it returns. */
  public interface Script {

    /** Serves one connection. */
    void serve(TestOrigin origin, Wire client) throws IOException;
  }

  /** An origin that serves every connection by a script. */
  public TestOrigin(Script script) {
    this.script = script;
    try {
      server = new ServerSocket(0, 500, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    start(this::accept);
  }

  /** Gives every request the same answer and keeps its connections open. */
  public static TestOrigin answering(String response) {
    return new TestOrigin((origin, client) -> answerAll(origin, client, response));
  }

  private static void answerAll(TestOrigin origin, Wire client, String response)
      throws IOException {
    while (true) {
      Head head = origin.readRequest(client);
      origin.bodies.add(client.readBody(head));
      client.send(response);
    }
  }

  /** Answers every request with {@code ok}. */
  public static TestOrigin ok() {
    return answering("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
  }

  /** Where it listens on loopback. */
  public int port() {
    return server.getLocalPort();
  }

  /** How many connections it got. */
  public int connections() {
    return connections.get();
  }

  /** The head of the next request, also for {@link #nextRequest}. */
  public Head readRequest(Wire client) throws IOException {
    Head head = client.readHead();
    requests.add(head);
    return head;
  }

  /** The next request that was read and not asked for before; waits for it. */
  public Head nextRequest() throws InterruptedException {
    return next(requests);
  }

  /** Lets one {@link #awaitDemand} of the script return. */
  public void demand() {
    demands.release();
  }

  /** Waits for a {@link #demand}. */
  public void awaitDemand() {
    demands.acquireUninterruptibly();
  }

  /** Hands something to the test, which gets it by {@link #nextBody}. */
  public void tell(String news) {
    bodies.add(news);
  }

  /** The next body or news that was not asked for before; waits for it. */
  public String nextBody() throws InterruptedException {
    return next(bodies);
  }

  /** How many requests were read and not asked for. */
  public int unreadRequests() {
    return requests.size();
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Socket socket : sockets) {
      socket.close();
    }
  }

  private static <T> T next(BlockingQueue<T> queue) throws InterruptedException {
    T value = queue.poll(20, TimeUnit.SECONDS);
    if (value == null) {
      throw new AssertionError("The origin got no request.");
    }
    return value;
  }

  private void accept() throws IOException {
    while (true) {
      Socket socket = server.accept();
      sockets.add(socket);
      connections.incrementAndGet();
      start(() -> serve(socket));
    }
  }

  private void serve(Socket socket) throws IOException {
    try (Wire wire = new Wire(socket)) {
      script.serve(this, wire);
    }
  }

  /** What may fail because a connection was closed, or the test is over. */
  public interface Job {

    /** Does it. */
    void run() throws IOException;
  }

  /** Runs a job on a thread of its own. */
  public static Thread start(Job job) {
    Thread thread =
        new Thread(
            () -> {
              try {
                job.run();
              } catch (IOException e) {
                // The other side has closed the connection, or the test is over.
              }
            });
    thread.setDaemon(true);
    thread.start();
    return thread;
  }
}
