package io.github.jakartadockerengine.proxy;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Asks an origin for another protocol on a connection of its own: connects, sends a head and reads
 * the answer's. Everything happens on a selector's thread, which waits for nothing.
 */
final class Handshake implements SelectorLoop.Watcher {

  private static final int USUAL_HEAD = 16_384;
  private static final int LARGEST_HEAD = 131_072;

  private final SelectorLoop loop;
  private final ProxySettings settings;
  private final ByteBuffer request;
  private final Outcome outcome;
  private final ResponseHeadParser parser = new ResponseHeadParser();
  private final SocketChannel channel;
  private ByteBuffer response = ByteBuffer.allocate(USUAL_HEAD);
  private Duration patience;
  private long since;
  private boolean connected;
  private boolean over;

  /** How it ends; called once. */
  interface Outcome {

    /**
     * The origin has answered.
     *
     * @param channel the connection, in non-blocking mode
     * @param behind what came behind the head
     */
    void answered(OriginHead head, SocketChannel channel, ByteBuffer behind);

    /** The origin did not accept a connection. */
    void refused();

    /** The origin did not answer, or not in HTTP. */
    void failed(IOException cause);
  }

  Handshake(SelectorLoop loop, ProxySettings settings, ByteBuffer request, Outcome outcome)
      throws IOException {
    this.loop = loop;
    this.settings = settings;
    this.request = request;
    this.outcome = outcome;
    patience = settings.connectTimeout();
    channel = SocketChannel.open();
  }

  /** Starts; everything else happens on the loop's thread. */
  void start(Origin origin) {
    attempt(() -> connect(new InetSocketAddress(origin.host(), origin.port())));
  }

  @Override
  public void ready(int operations) {
    attempt(() -> advance(operations));
  }

  @Override
  public void tick(long now) {
    if (!over && !patience.isZero() && now - since > patience.toNanos()) {
      fail(new SocketTimeoutException());
    }
  }

  private void connect(InetSocketAddress address) throws IOException {
    since = System.nanoTime();
    channel.configureBlocking(false);
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    channel.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
    boolean atOnce = channel.connect(address);
    await(atOnce ? SelectionKey.OP_WRITE : SelectionKey.OP_CONNECT);
  }

  private void advance(int operations) throws IOException {
    if (!connected) {
      channel.finishConnect();
      connected = true;
      patience = settings.responseTimeout();
      since = System.nanoTime();
    }
    if ((operations & SelectionKey.OP_READ) != 0) {
      receive();
    } else {
      send();
    }
  }

  private void send() throws IOException {
    channel.write(request);
    await(request.hasRemaining() ? SelectionKey.OP_WRITE : SelectionKey.OP_READ);
  }

  private void receive() throws IOException {
    if (channel.read(response) < 0) {
      throw new EOFException();
    }
    response.flip();
    OriginHead head = finalHead();
    if (head == null) {
      response = withRoom(response);
      await(SelectionKey.OP_READ);
    } else {
      over = true;
      outcome.answered(head, channel, response);
    }
  }

  /** The head that is an answer: interim ones are not relayed. Null when it has not come yet. */
  private @Nullable OriginHead finalHead() throws MalformedHeadException {
    OriginHead head = parser.parse(response);
    while (head != null && head.isInterim()) {
      head = parser.parse(response);
    }
    return head;
  }

  private static ByteBuffer withRoom(ByteBuffer bytes) throws MalformedHeadException {
    if (bytes.remaining() < bytes.capacity()) {
      return bytes.compact();
    } else if (bytes.capacity() == LARGEST_HEAD) {
      throw new MalformedHeadException("its head is longer than " + LARGEST_HEAD + " bytes.");
    }
    return ByteBuffer.allocate(Math.min(2 * bytes.capacity(), LARGEST_HEAD)).put(bytes);
  }

  private void await(int operation) throws IOException {
    loop.watch(channel, this).await(operation);
  }

  private void attempt(Step step) {
    try {
      step.run();
    } catch (IOException e) {
      fail(e);
    } catch (UnresolvedAddressException e) {
      fail(new IOException("The origin's name is unknown.", e));
    }
  }

  private void fail(IOException cause) {
    over = true;
    try {
      channel.close();
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
    if (connected) {
      outcome.failed(cause);
    } else {
      outcome.refused();
    }
  }

  private interface Step {
    void run() throws IOException;
  }
}
