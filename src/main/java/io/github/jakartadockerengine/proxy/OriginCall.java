package io.github.jakartadockerengine.proxy;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to get an exchange's response from its origin, on one connection that is watched by
 * the origins' thread. It ends once: the exchange ends it, or is told that it failed.
 */
final class OriginCall
    implements SelectorLoop.Watcher, RequestBodyPump.Sink, ResponseBodyPump.Source {

  /** How long an origin may take to give leave for a body, after which it gets it (§10.1.1). */
  private static final long LEAVE = 1_000_000_000;

  private enum Phase {
    CONNECTING,
    SENDING,
    WAITING,
    RESPONDING,
    OVER
  }

  private final StreamedExchange exchange;
  private final OriginClient client;
  private final ByteBuffer request;
  private final @Nullable RequestBodyPump body;
  private final HeadReader reader = new HeadReader();
  private boolean expecting;
  private SelectorLoop.@Nullable Watch watch;
  private @Nullable OriginConnection connection;
  private @Nullable SocketChannel channel;
  private @Nullable OriginHead head;
  private @Nullable BodyDecoder decoder;
  private volatile @Nullable ResponseBodyPump response;
  private volatile Phase phase = Phase.CONNECTING;

  /** When something moved last, as {@link System#nanoTime()}. */
  private volatile long since = System.nanoTime();

  /**
   * @param request the request's head
   * @param expecting whether the body must wait for the origin's leave
   */
  OriginCall(
      StreamedExchange exchange,
      OriginClient client,
      ByteBuffer request,
      @Nullable RequestBodyPump body,
      boolean expecting) {
    this.exchange = exchange;
    this.client = client;
    this.request = request;
    this.body = body;
    this.expecting = expecting;
  }

  /** Whether there was a connection. */
  boolean isConnected() {
    return phase != Phase.CONNECTING;
  }

  /**
   * Whether the request may be sent once more because of how the connection was, not what was sent.
   */
  boolean wasLeft() {
    OriginConnection used = connection;
    return used != null && used.isReused() && reader.isSilent();
  }

  /** Sends the request on a connection that rests, or on a new one. */
  void start(Origin origin, boolean anew) {
    try {
      OriginConnection pooled = anew ? null : client.takeFresh(origin);
      SelectorLoop.Watch watched =
          watch(pooled == null ? OriginConnection.beginToConnect(origin) : pooled);
      boolean connected = channel().isConnected();
      phase = connected ? Phase.SENDING : Phase.CONNECTING;
      watched.await(connected ? SelectionKey.OP_WRITE : SelectionKey.OP_CONNECT);
    } catch (IOException e) {
      fail(e);
    }
  }

  /** Goes on where the request was sent and a part of the response may have come. */
  void resume(Begun begun) {
    OriginHead begunHead = begun.head();
    BodyDecoder begunBody = begun.body();
    try {
      SelectorLoop.Watch watched = watch(begun.connection());
      if (begunHead != null && begunBody != null) {
        respond(begunHead, begunBody, begun.bytes().array());
      } else {
        reader.add(begun.bytes());
        phase = Phase.WAITING;
        watched.await(SelectionKey.OP_READ);
      }
    } catch (IOException e) {
      fail(e);
    }
  }

  /** Ends the call after the whole response; the connection serves others, if that is possible. */
  void finish() {
    SelectorLoop.Watch watched = watch;
    OriginConnection used = connection;
    if (watched == null || used == null || !isReusable()) {
      close();
    } else {
      phase = Phase.OVER;
      watched.release(() -> client.pool().give(used));
    }
  }

  private boolean isReusable() {
    return phase == Phase.RESPONDING
        && (head != null && head.keepsConnection())
        && (decoder != null && decoder.isExact())
        && (body == null || body.isComplete());
  }

  /** Ends the call; the origin sees its connection close. */
  void close() {
    phase = Phase.OVER;
    SelectorLoop.Watch watched = watch;
    if (watched != null) {
      watched.close();
    }
  }

  @Override
  public void ready(int operations) {
    try {
      switch (phase) {
        case CONNECTING -> connected();
        case SENDING -> send();
        case WAITING, RESPONDING -> move(operations);
        case OVER -> {}
      }
    } catch (IOException | RuntimeException e) {
      fail(e instanceof IOException broken ? broken : new IOException(e));
    }
  }

  @Override
  public void tick(long now) {
    if (expecting && phase == Phase.WAITING && now - since > LEAVE) {
      beginBody();
    }
    long limit = limit();
    if (limit > 0 && now - since > limit) {
      fail(new SocketTimeoutException());
    }
  }

  @Override
  public int read(ByteBuffer buffer) throws IOException {
    return channel().read(buffer);
  }

  @Override
  public void awaitReadable() {
    await(SelectionKey.OP_READ);
  }

  @Override
  public void write(ByteBuffer bytes) throws IOException {
    since = System.nanoTime();
    channel().write(bytes);
  }

  @Override
  public void awaitWritable() {
    await(SelectionKey.OP_WRITE);
  }

  /** No limit holds for a response that has begun. */
  private long limit() {
    return switch (phase) {
      case CONNECTING -> client.connectTimeoutNanos();
      case SENDING, WAITING -> client.responseTimeoutNanos();
      case RESPONDING, OVER -> 0;
    };
  }

  private void connected() throws IOException {
    channel().finishConnect();
    phase = Phase.SENDING;
    send();
  }

  private void send() throws IOException {
    write(request);
    if (request.hasRemaining()) {
      awaitWritable();
      return;
    }
    phase = Phase.WAITING;
    awaitReadable();
    if (!expecting) {
      beginBody();
    }
  }

  private void beginBody() {
    expecting = false;
    if (body != null) {
      body.begin(this);
    }
  }

  private void move(int operations) throws IOException {
    if ((operations & SelectionKey.OP_WRITE) != 0 && body != null) {
      body.writable();
    }
    if ((operations & SelectionKey.OP_READ) == 0) {
      return;
    }
    ResponseBodyPump pump = response;
    if (pump != null) {
      pump.readable();
    } else if (phase == Phase.WAITING) {
      receive();
    }
  }

  private void receive() throws IOException {
    reader.read(channel());
    since = System.nanoTime();
    OriginHead next = reader.next();
    while (next != null && next.isInterim()) {
      if (next.status() == 100) {
        beginBody();
      }
      next = reader.next();
    }
    if (next == null) {
      awaitReadable();
    } else if (next.switchesProtocols()) {
      leave(next);
    } else {
      BodyDecoder rest = BodyDecoder.of(exchange.method(), next);
      byte[] bytes = reader.rest();
      respond(next, rest, Arrays.copyOf(bytes, rest.decode(bytes, 0, bytes.length)));
    }
  }

  /** From now on the connection is not HTTP's any more. */
  private void leave(OriginHead agreement) {
    SocketChannel left = channel();
    byte[] rest = reader.rest();
    phase = Phase.OVER;
    Objects.requireNonNull(watch).release(() -> exchange.switched(agreement, left, rest));
  }

  private void respond(OriginHead complete, BodyDecoder rest, byte[] content) throws IOException {
    head = complete;
    decoder = rest;
    phase = Phase.RESPONDING;
    ResponseBodyPump pump = exchange.respond(complete, rest, content, this);
    response = pump;
    if (pump != null) {
      pump.start();
    }
  }

  private void fail(IOException cause) {
    if (phase != Phase.OVER) {
      boolean connected = isConnected();
      close();
      exchange.failed(this, connected, cause);
    }
  }

  private SelectorLoop.Watch watch(OriginConnection opened) throws IOException {
    connection = opened;
    channel = opened.handOver();
    SelectorLoop.Watch watched = client.loop().watch(channel, this);
    watch = watched;
    return watched;
  }

  private void await(int operation) {
    Objects.requireNonNull(watch).await(operation);
  }

  private SocketChannel channel() {
    return Objects.requireNonNull(channel);
  }
}
