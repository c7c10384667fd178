package io.github.jakartadockerengine.proxy;

/** A body whose length is known beforehand (RFC 9112 §6.2). */
final class LengthDecoder implements BodyDecoder {

  private final long length;
  private long missing;
  private boolean exact = true;

  /**
   * @param length in bytes, 0 when there is no body
   */
  LengthDecoder(long length) {
    this.length = length;
    this.missing = length;
  }

  @Override
  public int decode(byte[] bytes, int from, int to) {
    int count = (int) Math.min(missing, to - from);
    missing -= count;
    exact &= count == to - from;
    return count;
  }

  @Override
  public boolean isComplete() {
    return missing == 0;
  }

  @Override
  public boolean isExact() {
    return exact;
  }

  @Override
  public boolean endsWithConnection() {
    return missing == 0;
  }

  @Override
  public long length() {
    return length;
  }
}
