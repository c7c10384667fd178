package io.github.jakartadockerengine.container;

/**
 * An amount of memory.
 *
 * @param bytes at least {@value #MIN_BYTES} (6 MB), the least that Docker accepts for a container
 */
public record MemorySize(long bytes) {

  /** The smallest size, in bytes. */
  public static final long MIN_BYTES = 6L << 20;

  private static final long BYTES_PER_MEGABYTE = 1L << 20;

  /**
   * @throws InvalidSpecException when there are fewer than {@value #MIN_BYTES} bytes
   */
  public MemorySize {
    if (bytes < MIN_BYTES) {
      throw new InvalidSpecException(
          "Memory size of %d bytes is invalid: must be at least %d MB."
              .formatted(bytes, MIN_BYTES / BYTES_PER_MEGABYTE));
    }
  }

  /**
   * A size in megabytes of 2<sup>20</sup> bytes, as Docker counts them.
   *
   * @param megabytes at least 6
   * @throws InvalidSpecException when the size is too small or too large to count in bytes
   */
  public static MemorySize ofMegabytes(long megabytes) {
    if (megabytes > Long.MAX_VALUE / BYTES_PER_MEGABYTE) {
      throw new InvalidSpecException(
          "Memory size of %d MB is invalid: too large.".formatted(megabytes));
    }
    return new MemorySize(megabytes * BYTES_PER_MEGABYTE);
  }

  /** The size in whole megabytes of 2<sup>20</sup> bytes, rounded down. */
  public long megabytes() {
    return bytes / BYTES_PER_MEGABYTE;
  }
}
