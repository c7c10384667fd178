package io.github.jakartadockerengine.proxy;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Where a request's head is written for its origin. Not thread-safe. */
final class HeadBuffer {

  private byte[] bytes;
  private int size;

  /**
   * @param bytes is used as long as it suffices
   */
  HeadBuffer(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Adds a field's line. */
  void field(String name, String value) {
    text(name);
    text(": ");
    text(value);
    endLine();
  }

  /**
   * Adds a text, a byte for each character as servers read them (RFC 9110 §5.5). None can end a
   * line, whatever a server lets through.
   */
  void text(String text) {
    int length = text.length();
    ensure(length);
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      bytes[size++] = (byte) (c == '\r' || c == '\n' || c == 0 ? ' ' : c < 256 ? c : '?');
    }
  }

  void endLine() {
    ensure(2);
    bytes[size++] = '\r';
    bytes[size++] = '\n';
  }

  /** Room for bytes behind the head, which then belong to it. */
  byte[] room(int count) {
    ensure(count);
    return bytes;
  }

  int size() {
    return size;
  }

  void added(int count) {
    size += count;
  }

  ByteBuffer toByteBuffer() {
    return ByteBuffer.wrap(bytes, 0, size);
  }

  private void ensure(int more) {
    if (size + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more));
    }
  }
}
