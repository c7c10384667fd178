package io.github.jakartadockerengine.proxy;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Bytes on their way from one thread to another. Thread-safe; it grows with what is added. */
final class ByteQueue {

  private static final byte[] NONE = {};

  private byte[] bytes = NONE;
  private int size;

  /** Takes over all that remains in the buffer. */
  synchronized void add(ByteBuffer source) {
    int end = size + source.remaining();
    if (end > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(end, Math.min(2 * size, 65_536)));
    }
    source.get(bytes, size, end - size);
    size = end;
  }

  /**
   * Hands over everything there is, in an array of exactly its size; empty when there is nothing.
   */
  synchronized byte[] takeAll() {
    byte[] taken = size == bytes.length ? bytes : Arrays.copyOf(bytes, size);
    bytes = NONE;
    size = 0;
    return taken;
  }
}
