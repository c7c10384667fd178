package io.github.jakartadockerengine.demo;

/** File sizes in words. */
final class FileSize {

  private static final long MEGABYTE = 1L << 20;

  private FileSize() {}

  /** Whole megabytes of 2<sup>20</sup> bytes, else bytes. */
  static String words(long bytes) {
    return bytes % MEGABYTE == 0 ? bytes / MEGABYTE + " MB" : "%,d bytes".formatted(bytes);
  }
}
