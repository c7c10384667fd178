package io.github.jakartadockerengine.proxy;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * A request to change to another protocol, and what comes of it: a tunnel when the origin agrees
 * (101), else the origin's answer like any other.
 */
final class UpgradeExchange implements Handshake.Outcome {

  private static final System.Logger LOG = System.getLogger(UpgradeExchange.class.getName());

  private static final int USUAL_HEAD = 1_024;

  private final ProxiedRequest proxied;
  private final HttpServletRequest request;
  private final HttpServletResponse response;
  private final AsyncContext async;
  private final Handshake handshake;

  /**
   * @param protocols what the origin may choose from, as in an {@code Upgrade} field
   */
  UpgradeExchange(ProxiedRequest proxied, String protocols) throws IOException {
    this.proxied = proxied;
    request = proxied.request();
    response = proxied.response();
    async = request.startAsync(request, response);
    async.setTimeout(0);
    Tunnels tunnels = proxied.tunnels();
    ByteBuffer head = proxied.writeHead(new byte[USUAL_HEAD], protocols).toByteBuffer();
    handshake = new Handshake(tunnels.loop(), tunnels.settings(), head, this);
  }

  /** Starts; everything else happens on other threads. */
  void start() {
    handshake.start(proxied.origin());
  }

  /** Servers give their streams only to threads of their own. */
  @Override
  public void answered(OriginHead head, SocketChannel channel, ByteBuffer behind) {
    byte[] first = new byte[behind.remaining()];
    behind.get(first);
    async.start(() -> answer(head, channel, first));
  }

  @Override
  public void refused() {
    async.start(() -> write(proxied::refused));
  }

  @Override
  public void failed(IOException cause) {
    LOG.log(Level.DEBUG, () -> "Upgrade by " + proxied.origin() + " failed: " + cause);
    ErrorResponse error =
        cause instanceof SocketTimeoutException
            ? ErrorResponse.GATEWAY_TIMEOUT
            : ErrorResponse.BAD_GATEWAY;
    async.start(() -> write(() -> error.sendTo(response)));
  }

  private void answer(OriginHead head, SocketChannel channel, byte[] behind) {
    Refusal refusal = new Refusal(channel);
    try {
      if (head.switchesProtocols()) {
        tunnel(head, channel, behind);
      } else {
        refusal.relay(head, behind);
      }
    } catch (MalformedHeadException e) {
      refusal.close();
      failed(e);
    } catch (IOException | ServletException e) {
      LOG.log(Level.DEBUG, "The client or the origin was gone after the handshake.", e);
      refusal.aborted();
    }
  }

  /**
   * Hands the client's connection over. Payara upgrades nothing after {@code startAsync}; but there
   * the request's own streams carry whatever comes, since the client asked for an upgrade, and the
   * 101 is sent by flushing.
   */
  private void tunnel(OriginHead head, SocketChannel channel, byte[] behind)
      throws IOException, ServletException {
    proxied.respond(head, -1);
    response.setHeader("Connection", "Upgrade");
    response.setHeader("Upgrade", String.join(", ", head.fields().values("Upgrade")));
    String name = proxied.origin().name();
    UpgradeTunnel tunnel = new UpgradeTunnel(proxied.tunnels(), name, channel, request, behind);
    UpgradedConnection connection = upgraded();
    if (connection != null) {
      connection.connectTo(tunnel);
      complete();
    } else {
      response.flushBuffer();
      tunnel.open(
          new TunnelClient(
              request.getInputStream(), response.getOutputStream(), false, async::complete));
    }
  }

  /** Payara is asked once only: while it refuses, it may take the request for an upgraded one. */
  private @Nullable UpgradedConnection upgraded() throws IOException, ServletException {
    if (!proxied.tunnels().areHandedOver()) {
      return null;
    }
    try {
      return request.upgrade(UpgradedConnection.class);
    } catch (IllegalStateException e) {
      LOG.log(Level.DEBUG, "The server does not upgrade what is asynchronous.", e);
      proxied.tunnels().areNotHandedOver();
      return null;
    }
  }

  private void write(Page page) {
    try {
      page.write();
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "The client was gone before it could be told of a failure.", e);
    } finally {
      complete();
    }
  }

  private void complete() {
    try {
      async.complete();
    } catch (IllegalStateException e) {
      LOG.log(Level.DEBUG, "The server ended the request by itself.", e);
    }
  }

  private interface Page {
    void write() throws IOException;
  }

  /** An answer other than 101, which is relayed like any other. */
  private final class Refusal
      implements ResponseBodyPump.Source, ResponseBodyPump.Ending, SelectorLoop.Watcher {

    private final SocketChannel channel;
    private final AtomicBoolean over = new AtomicBoolean();
    private volatile @Nullable ResponseBodyPump pump;

    Refusal(SocketChannel channel) {
      this.channel = channel;
    }

    void relay(OriginHead head, byte[] behind) throws IOException {
      BodyDecoder decoder = BodyDecoder.of(proxied.method(), head);
      byte[] content = Arrays.copyOf(behind, decoder.decode(behind, 0, behind.length));
      proxied.respond(head, decoder.length());
      if (!head.hasBody(proxied.method())) {
        delivered();
        return;
      }
      // Undertow does not finish a flush that fills the client's socket unless its buffer is empty.
      response.setBufferSize(0);
      ResponseBodyPump body =
          new ResponseBodyPump(response.getOutputStream(), decoder, content, this, this);
      pump = body;
      body.start();
    }

    @Override
    public int read(ByteBuffer buffer) throws IOException {
      return channel.read(buffer);
    }

    @Override
    public void awaitReadable() {
      try {
        proxied.tunnels().loop().watch(channel, this).await(SelectionKey.OP_READ);
      } catch (IOException e) {
        aborted();
      }
    }

    @Override
    public void ready(int operations) {
      ResponseBodyPump body = pump;
      if (body != null) {
        body.readable();
      }
    }

    @Override
    public void tick(long now) {}

    @Override
    public void delivered() {
      end(false);
    }

    @Override
    public void aborted() {
      end(true);
    }

    @Override
    public void clientGone() {
      end(false);
    }

    private void end(boolean cut) {
      if (over.compareAndSet(false, true)) {
        close();
        if (cut) {
          ClientConnection.cut(request);
        }
        complete();
      }
    }

    void close() {
      try {
        channel.close();
      } catch (IOException e) {
        LOG.log(Level.TRACE, "The origin's connection was closed.", e);
      }
    }
  }
}
