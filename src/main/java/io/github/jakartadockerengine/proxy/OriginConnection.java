package io.github.jakartadockerengine.proxy;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/**
 * A connection to an origin, in blocking mode but for the time that it is handed over to a {@link
 * SelectorLoop}. Used by one thread at a time.
 */
final class OriginConnection {

  private static final System.Logger LOG = System.getLogger(OriginConnection.class.getName());

  private final Origin origin;
  private final SocketChannel channel;
  private final Socket socket;
  private @Nullable InputStream in;
  private boolean reused;
  private long idleSince;

  private OriginConnection(Origin origin, SocketChannel channel) throws IOException {
    this.origin = origin;
    this.channel = channel;
    socket = channel.socket();
  }

  /**
   * Connects and waits for it.
   *
   * @throws java.net.SocketTimeoutException when that takes too long
   * @throws IOException when the origin refuses
   */
  static OriginConnection connect(Origin origin, int millis) throws IOException {
    SocketChannel channel = open();
    try {
      channel.socket().connect(address(origin), millis);
      return new OriginConnection(origin, channel);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  /** A connection that is handed over already and has begun to connect. */
  static OriginConnection beginToConnect(Origin origin) throws IOException {
    SocketChannel channel = open();
    try {
      channel.configureBlocking(false);
      channel.connect(address(origin));
      return new OriginConnection(origin, channel);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  private static SocketChannel open() throws IOException {
    SocketChannel channel = SocketChannel.open();
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    // Tunnels and streams may be silent for hours, and notice nothing of a peer that vanished.
    channel.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
    return channel;
  }

  private static InetSocketAddress address(Origin origin) throws UnknownHostException {
    InetSocketAddress address = new InetSocketAddress(origin.host(), origin.port());
    if (address.isUnresolved()) {
      throw new UnknownHostException(origin.host());
    }
    return address;
  }

  Origin origin() {
    return origin;
  }

  /** Whether it has served a request, so that the origin may have left it since. */
  boolean isReused() {
    return reused;
  }

  void write(ByteBuffer bytes) throws IOException {
    channel.write(bytes);
  }

  /**
   * Waits for bytes of the origin.
   *
   * @param millis more than 0
   * @return how many bytes there are
   * @throws java.net.SocketTimeoutException when none come in time
   * @throws EOFException when the origin has closed the connection
   */
  int read(byte[] bytes, int from, int millis) throws IOException {
    socket.setSoTimeout(millis);
    int count = in().read(bytes, from, bytes.length - from);
    if (count < 0) {
      throw new EOFException();
    }
    return count;
  }

  private InputStream in() throws IOException {
    if (in == null) {
      in = socket.getInputStream();
    }
    return in;
  }

  /** Whether the origin has closed the connection, or sent what nobody asked for. */
  boolean isStale() {
    try {
      channel.configureBlocking(false);
      boolean silent = channel.read(ByteBuffer.allocate(1)) == 0;
      channel.configureBlocking(true);
      return !silent;
    } catch (IOException e) {
      return true;
    }
  }

  /** Its channel, to be used from now on instead of this, in non-blocking mode. */
  SocketChannel handOver() throws IOException {
    channel.configureBlocking(false);
    return channel;
  }

  /** It comes back from where it was handed over to. */
  void takeBack() throws IOException {
    channel.configureBlocking(true);
  }

  /** The connection waits for its next request. */
  void rest(long now) {
    reused = true;
    idleSince = now;
  }

  /** Since when it waits, as {@link System#nanoTime()}. */
  long idleSince() {
    return idleSince;
  }

  void close() {
    try {
      channel.close();
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "Could not close a connection.", e);
    }
  }
}
