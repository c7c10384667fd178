package io.github.jakartadockerengine.proxy;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * One end of a TCP connection: sends text and reads HTTP messages, with a deadline on each read.
 */
public final class Wire implements AutoCloseable {

  private static final int DEADLINE_MILLIS = 20_000;

  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;

  Wire(Socket socket) throws IOException {
    this.socket = socket;
    socket.setSoTimeout(DEADLINE_MILLIS);
    socket.setTcpNoDelay(true);
    in = new BufferedInputStream(socket.getInputStream());
    out = socket.getOutputStream();
  }

  /** A connection to a port of loopback. */
  public static Wire to(int port) throws IOException {
    return new Wire(new Socket(InetAddress.getLoopbackAddress(), port));
  }

  /** A connection whose receive buffer is small, so that what is in flight stays small. */
  public static Wire narrowTo(int port) throws IOException {
    Socket socket = new Socket();
    socket.setReceiveBufferSize(16_384);
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    return new Wire(socket);
  }

  /** Sends a text, one byte a character. */
  public Wire send(String text) throws IOException {
    return send(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** Sends bytes. */
  public Wire send(byte[] bytes) throws IOException {
    out.write(bytes);
    return this;
  }

  /** Sends a chunk; the last one when the text is empty. */
  public Wire sendChunk(String text) throws IOException {
    return send(Integer.toHexString(text.length()) + "\r\n" + text + "\r\n");
  }

  /** The next message's head. */
  public Head readHead() throws IOException {
    String startLine = readLine();
    List<String> fields = new ArrayList<>();
    for (String field = readLine(); !field.isEmpty(); field = readLine()) {
      fields.add(field);
    }
    return new Head(startLine, fields);
  }

  /** The body of a message that has one if its head says so. */
  public String readBody(Head head) throws IOException {
    if (head.isChunked()) {
      return readChunks();
    }
    int length = Integer.parseInt(head.field("Content-Length").orElse("0"));
    return new String(readExactly(length), StandardCharsets.ISO_8859_1);
  }

  /** The next chunk of a body; empty when it is the last, with all that is behind it. */
  public String readChunk() throws IOException {
    int size = Integer.parseInt(readLine(), 16);
    String chunk = new String(readExactly(size), StandardCharsets.ISO_8859_1);
    String behind = readLine();
    while (size == 0 && !behind.isEmpty()) {
      behind = readLine();
    }
    return chunk;
  }

  private String readChunks() throws IOException {
    StringBuilder body = new StringBuilder();
    for (String chunk = readChunk(); !chunk.isEmpty(); chunk = readChunk()) {
      body.append(chunk);
    }
    return body.toString();
  }

  /** That many bytes. */
  public byte[] readExactly(int length) throws IOException {
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException("Got %d of %d bytes".formatted(bytes.length, length));
    }
    return bytes;
  }

  /**
   * Reads and forgets. Returns how many bytes came before the end or a reset, at most the limit.
   */
  public long skip(long limit) throws IOException {
    byte[] bytes = new byte[65_536];
    long total = 0;
    while (total < limit) {
      int count = in.read(bytes, 0, (int) Math.min(bytes.length, limit - total));
      if (count < 0) {
        return total;
      }
      total += count;
    }
    return total;
  }

  /** Sends back all it gets, to the end. */
  public void echo() throws IOException {
    in.transferTo(out);
  }

  String readText(int length) throws IOException {
    return new String(readExactly(length), StandardCharsets.ISO_8859_1);
  }

  /** All that comes until the other side ends its output. */
  String readToEnd() throws IOException {
    return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
  }

  /** Waits until the other side closes or resets the connection. */
  public void awaitClose() {
    try {
      skip(Long.MAX_VALUE);
    } catch (SocketTimeoutException e) {
      throw new AssertionError("The connection was not closed.", e);
    } catch (IOException e) {
      // A reset is a close as well.
    }
  }

  /** Everything until the other side closes the connection. */
  public String readUntilClose() throws IOException {
    return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
  }

  /** Sends nothing more, but still reads. */
  public void endOutput() throws IOException {
    socket.shutdownOutput();
  }

  /** Says nothing for a while; the other side must not close the connection in the meantime. */
  public void silence(Duration duration) throws IOException {
    socket.setSoTimeout((int) duration.toMillis());
    try {
      throw new EOFException("Got " + in.read() + " instead of silence");
    } catch (SocketTimeoutException expected) {
      socket.setSoTimeout(DEADLINE_MILLIS);
    }
  }

  /** Closes with a reset. */
  public void reset() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private String readLine() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        throw new EOFException("Connection closed after \"" + line + "\"");
      }
      line.write(b);
    }
    return line.toString(StandardCharsets.ISO_8859_1).strip();
  }
}
