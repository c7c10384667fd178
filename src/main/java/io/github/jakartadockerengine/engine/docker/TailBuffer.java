package io.github.jakartadockerengine.engine.docker;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Keeps the last bytes of a stream in bounded memory. Not safe for use by several threads. */
final class TailBuffer {

  private final int limit;
  private byte[] bytes = {};
  private int size;
  private boolean cut;

  /**
   * @param limit how many bytes are kept
   */
  TailBuffer(int limit) {
    this.limit = limit;
  }

  void append(byte[] more) {
    if (size + more.length > 2 * limit) {
      keepLast();
    }
    if (size + more.length > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more.length));
    }
    System.arraycopy(more, 0, bytes, size, more.length);
    size += more.length;
  }

  /** What was kept, as UTF-8; starts with a whole character. */
  String text() {
    keepLast();
    int start = 0;
    while (cut && start < size && isContinuation(bytes[start])) {
      start++;
    }
    return new String(bytes, start, size - start, StandardCharsets.UTF_8);
  }

  private void keepLast() {
    if (size > limit) {
      System.arraycopy(bytes, size - limit, bytes, 0, limit);
      size = limit;
      cut = true;
    }
  }

  private static boolean isContinuation(byte b) {
    return (b & 0xC0) == 0x80;
  }
}
