package io.github.jakartadockerengine.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.undertow.Undertow;
import io.undertow.websockets.WebSocketConnectionCallback;
import io.undertow.websockets.WebSocketProtocolHandshakeHandler;
import io.undertow.websockets.core.AbstractReceiveListener;
import io.undertow.websockets.core.BufferedTextMessage;
import io.undertow.websockets.core.WebSocketChannel;
import io.undertow.websockets.core.WebSockets;
import io.undertow.websockets.core.protocol.version13.Hybi13Handshake;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Real WebSockets at both ends: the JDK's client and Undertow's server. */
class WebSocketTest {

  private static final io.undertow.websockets.core.protocol.Handshake PROTOCOLS =
      new Hybi13Handshake(Set.of("v2", "v1"), false);

  private final Inbox inbox = new Inbox();
  private Undertow origin;
  private ProxyFixture proxy;
  private WebSocket socket;

  @BeforeEach
  void connect() {
    WebSocketConnectionCallback echo =
        (exchange, channel) -> {
          channel.getReceiveSetter().set(new Echo());
          channel.resumeReceives();
        };
    origin =
        Undertow.builder()
            .addHttpListener(0, "127.0.0.1")
            .setHandler(new WebSocketProtocolHandshakeHandler(List.of(PROTOCOLS), echo))
            .build();
    origin.start();
    proxy =
        new ProxyFixture(
            ((InetSocketAddress) origin.getListenerInfo().get(0).getAddress()).getPort());
    URI uri = URI.create("ws://127.0.0.1:" + proxy.port() + "/docker/app/echo");
    socket =
        HttpClient.newHttpClient()
            .newWebSocketBuilder()
            .subprotocols("v0", "v1")
            .buildAsync(uri, inbox)
            .join();
  }

  @AfterEach
  void close() {
    socket.abort();
    proxy.close();
    origin.stop();
  }

  @Test
  void the_subprotocol_is_agreed_upon_end_to_end() {
    assertThat(socket.getSubprotocol()).isEqualTo("v1");
  }

  @Test
  void messages_come_back() throws Exception {
    String large = "é".repeat(300_000);
    for (String message : List.of("hello", "", large, "bye")) {
      socket.sendText(message, true).join();
      assertThat(inbox.next()).isEqualTo(message);
    }
  }

  @Test
  void a_close_with_its_code_and_reason_is_answered() throws Exception {
    socket.sendClose(4_001, "enough").join();
    assertThat(inbox.next()).isEqualTo("closed: 4001 enough");
  }

  /** Sends text back. */
  private static final class Echo extends AbstractReceiveListener {
    @Override
    protected void onFullTextMessage(WebSocketChannel channel, BufferedTextMessage message) {
      WebSockets.sendText(message.getData(), channel, null);
    }
  }

  /** What the client gets. */
  private static final class Inbox implements WebSocket.Listener {

    private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
    private final StringBuilder parts = new StringBuilder();

    String next() throws InterruptedException {
      return messages.poll(20, TimeUnit.SECONDS);
    }

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
      parts.append(part);
      if (last) {
        messages.add(parts.toString());
        parts.setLength(0);
      }
      socket.request(1);
      return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
      messages.add("closed: " + code + " " + reason);
      return null;
    }
  }
}
