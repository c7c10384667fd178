package io.github.jakartadockerengine.proxy;

import java.io.EOFException;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/**
 * A connection to an origin, in non-blocking mode: for as long as it is not handed over to a {@link
 * SelectorLoop}, it has a selector of its own, which makes waiting for it cheaper than blocking
 * reads with a time-out. Used by one thread at a time.
 */
final class OriginConnection {

  private static final System.Logger LOG = System.getLogger(OriginConnection.class.getName());

  /** What does not fit into the system's buffers goes as soon as a round trip has made room. */
  private static final long TO_SEND = 1_000;

  private final Origin origin;
  private final SocketChannel channel;
  private @Nullable SelectionKey key;
  private boolean reused;
  private long idleSince;

  private OriginConnection(Origin origin, SocketChannel channel) throws IOException {
    this.origin = origin;
    this.channel = channel;
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
      channel.configureBlocking(false);
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

  /**
   * Sends bytes, few enough to find room in the system's buffers.
   *
   * @throws SocketTimeoutException when the origin does not take them for a second
   */
  void write(ByteBuffer bytes) throws IOException {
    channel.write(bytes);
    while (bytes.hasRemaining()) {
      await(SelectionKey.OP_WRITE, TO_SEND);
      if (channel.write(bytes) == 0) {
        throw new SocketTimeoutException("the request was not taken.");
      }
    }
  }

  /**
   * Waits for bytes of the origin.
   *
   * @param millis more than 0
   * @return how many bytes there are; 0 when none came in time
   * @throws EOFException when the origin has closed the connection
   */
  int read(byte[] bytes, int from, int millis) throws IOException {
    await(SelectionKey.OP_READ, millis);
    int count = channel.read(ByteBuffer.wrap(bytes, from, bytes.length - from));
    if (count < 0) {
      throw new EOFException();
    }
    return count;
  }

  private void await(int operation, long millis) throws IOException {
    SelectionKey used = key;
    if (used == null) {
      used = channel.register(Selector.open(), operation);
      key = used;
    } else if (used.interestOps() != operation) {
      used.interestOps(operation);
    }
    used.selector().select(ready -> {}, millis);
  }

  /** Whether the origin has closed the connection, or sent what nobody asked for. */
  boolean isStale() {
    try {
      return channel.read(ByteBuffer.allocate(1)) != 0;
    } catch (IOException e) {
      return true;
    }
  }

  /** Its channel, to be used from now on instead of this. */
  SocketChannel handOver() throws IOException {
    closeSelector();
    return channel;
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
      closeSelector();
      channel.close();
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "Could not close a connection.", e);
    }
  }

  /** A selector that still knows a channel keeps the channel from being closed for good. */
  private void closeSelector() throws IOException {
    if (key != null) {
      key.selector().close();
      key = null;
    }
  }
}
