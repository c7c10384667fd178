package io.github.jakartadockerengine.proxy;

import jakarta.servlet.ServletRequest;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * A connection of a client and one of an origin that changed to another protocol: bytes pass as
 * they are, in both directions at once, and so does the end of each direction where the server lets
 * it. It holds no thread and, while nothing moves, no buffer.
 */
final class UpgradeTunnel implements SelectorLoop.Watcher {

  static final int BUFFER_SIZE = 16_384;

  /** How much is moved at a stretch before others on the same thread have their turn. */
  static final int STRETCH = 64 * BUFFER_SIZE;

  /** For how long the other side may be silent when one has ended, or never was there. */
  private static final long HALF_OPEN_NANOS = Duration.ofMinutes(5).toNanos();

  private static final System.Logger LOG = System.getLogger(UpgradeTunnel.class.getName());

  private final Tunnels tunnels;
  private final String name;
  private final SocketChannel origin;
  private final ServletRequest request;
  private final byte[] first;
  private final SelectorLoop.Watch watch;
  private final AtomicBoolean closed = new AtomicBoolean();
  private volatile @Nullable TunnelClient client;
  private volatile @Nullable ClientToOrigin toOrigin;
  private volatile @Nullable OriginToClient toClient;
  private volatile boolean clientEnded;
  private volatile boolean originEnded;
  private volatile long lastActivity = System.nanoTime();

  /**
   * A tunnel whose client is still missing.
   *
   * @param name the origin's
   * @param origin in non-blocking mode
   * @param first what the origin has sent already in the new protocol
   * @throws IOException when the origin's connection is closed
   */
  UpgradeTunnel(
      Tunnels tunnels, String name, SocketChannel origin, ServletRequest request, byte[] first)
      throws IOException {
    this.tunnels = tunnels;
    this.name = name;
    this.origin = origin;
    this.request = request;
    this.first = first;
    watch = tunnels.loop().watch(origin, this);
    tunnels.opened(this);
  }

  /** The origin's name. */
  String name() {
    return name;
  }

  /** When something moved last, as {@link System#nanoTime()}. */
  long lastActivity() {
    return lastActivity;
  }

  boolean isClosed() {
    return closed.get();
  }

  boolean hasOriginEnded() {
    return originEnded;
  }

  /** Joins the two ends. Called once. */
  void open(TunnelClient joined) {
    client = joined;
    ClientToOrigin reading = new ClientToOrigin(joined.in(), this);
    OriginToClient writing = new OriginToClient(joined.out(), first, this);
    toOrigin = reading;
    toClient = writing;
    try {
      writing.start();
      reading.start();
    } catch (RuntimeException e) {
      abort(e);
    }
    if (isClosed()) {
      endClient();
    }
  }

  @Override
  public void ready(int operations) {
    OriginToClient writing = toClient;
    if (writing != null && (operations & SelectionKey.OP_READ) != 0) {
      writing.originReadable();
    }
    ClientToOrigin reading = toOrigin;
    if (reading != null && (operations & SelectionKey.OP_WRITE) != 0) {
      reading.originWritable();
    }
  }

  @Override
  public void tick(long now) {
    boolean half = client == null || clientEnded || originEnded;
    long limit = tunnels.settings().tunnelIdleTimeout().toNanos();
    long silent = now - lastActivity;
    if ((limit > 0 && silent > limit) || (half && silent > HALF_OPEN_NANOS)) {
      close();
    }
  }

  /** Gives the origin as many bytes as it takes now. */
  void send(ByteBuffer bytes) throws IOException {
    touch();
    tunnels.countFromClient(origin.write(bytes));
  }

  /** Takes what the origin has sent; -1 at the end. */
  int receive(ByteBuffer buffer) throws IOException {
    int count = origin.read(buffer);
    if (count > 0) {
      touch();
      tunnels.countFromOrigin(count);
    }
    return count;
  }

  void awaitWritable() {
    watch.await(SelectionKey.OP_WRITE);
  }

  void awaitReadable() {
    watch.await(SelectionKey.OP_READ);
  }

  /** The client sends no more, and the origin has got everything. */
  void clientEnded() throws IOException {
    clientEnded = true;
    origin.shutdownOutput();
    endIfBoth();
  }

  /** The origin sends no more, and the server has got everything. */
  void originEnded() throws IOException {
    originEnded = true;
    TunnelClient joined = client;
    if (joined != null && joined.halfCloses()) {
      joined.out().close();
      endIfBoth();
    } else {
      end();
    }
  }

  /** Closes both connections at once, such that neither end takes this for an orderly end. */
  void abort(Throwable cause) {
    LOG.log(Level.DEBUG, "A tunnel to " + name + " broke.", cause);
    try {
      origin.setOption(StandardSocketOptions.SO_LINGER, 0);
    } catch (IOException e) {
      LOG.log(Level.TRACE, "The origin had closed its connection.", e);
    }
    close();
  }

  /** Closes both connections at once. */
  void close() {
    if (leave()) {
      ClientConnection.cut(request);
      endClient();
    }
  }

  private void endIfBoth() {
    if (clientEnded && originEnded) {
      end();
    }
  }

  private void end() {
    if (leave()) {
      endClient();
    }
  }

  private boolean leave() {
    boolean first = closed.compareAndSet(false, true);
    if (first) {
      watch.close();
      tunnels.closed(this);
    }
    return first;
  }

  private void endClient() {
    TunnelClient joined = client;
    if (joined == null) {
      return;
    }
    try {
      joined.end().run();
    } catch (Exception e) {
      LOG.log(Level.DEBUG, "A client's connection was closed already.", e);
    }
  }

  private void touch() {
    lastActivity = System.nanoTime();
  }
}
