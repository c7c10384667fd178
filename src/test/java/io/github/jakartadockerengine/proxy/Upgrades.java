package io.github.jakartadockerengine.proxy;

import java.io.IOException;
import java.net.SocketException;
import java.util.concurrent.atomic.AtomicLong;

/** What origins and clients of upgrades do in tests. */
final class Upgrades {

  static final String SWITCHING =
      "HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: chat\r\n";

  /** What one flood is, in bytes. */
  static final long MUCH = 96L << 20;

  private static final byte[] BLOCK = new byte[65_536];

  private Upgrades() {}

  /** The text of a request that asks for the protocol {@code chat}. */
  static String request(String path, String... fields) {
    String[] all = new String[fields.length + 2];
    System.arraycopy(fields, 0, all, 2, fields.length);
    all[0] = "Connection: keep-alive, Upgrade";
    all[1] = "Upgrade: chat";
    return ProxyFixture.request("GET", path, all);
  }

  /** Changes the protocol and sends back all it gets. */
  static void echo(TestOrigin origin, Wire client) throws IOException {
    accept(origin, client);
    client.echo();
  }

  static void accept(TestOrigin origin, Wire client) throws IOException {
    origin.readRequest(client);
    client.send(SWITCHING + "\r\n");
  }

  /** Sends so many bytes, counting. */
  static void flood(Wire wire, long bytes, AtomicLong sent) throws IOException {
    while (sent.get() < bytes) {
      wire.send(BLOCK);
      sent.addAndGet(BLOCK.length);
    }
  }

  static void greetAtOnce(TestOrigin origin, Wire client) throws IOException {
    origin.readRequest(client);
    client.send(SWITCHING + "\r\ngreeting ");
    client.echo();
  }

  static void countToTheEnd(TestOrigin origin, Wire client) throws IOException {
    accept(origin, client);
    origin.awaitDemand();
    origin.tell(String.valueOf(client.skip(Long.MAX_VALUE)));
  }

  static void floodAndClose(Wire client) throws IOException {
    flood(client, MUCH, new AtomicLong());
    client.close();
  }

  static void acceptAndFlood(TestOrigin origin, Wire client, AtomicLong sent) throws IOException {
    accept(origin, client);
    flood(client, MUCH, sent);
  }

  static void tellTheEnd(TestOrigin origin, Wire client) throws IOException {
    accept(origin, client);
    try {
      client.readToEnd();
      origin.tell("end");
    } catch (SocketException e) {
      origin.tell("reset");
    }
  }

  static void acceptAndReset(TestOrigin origin, Wire client) throws IOException {
    accept(origin, client);
    client.reset();
  }
}
