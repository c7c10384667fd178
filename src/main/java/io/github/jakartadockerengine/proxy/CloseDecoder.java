package io.github.jakartadockerengine.proxy;

/** A body that ends with its connection (RFC 9112 §6.3, the last rule). */
final class CloseDecoder implements BodyDecoder {

  private boolean ended;

  @Override
  public int decode(byte[] bytes, int from, int to) {
    return to - from;
  }

  @Override
  public boolean isComplete() {
    return ended;
  }

  @Override
  public boolean isExact() {
    return false;
  }

  @Override
  public boolean endsWithConnection() {
    ended = true;
    return true;
  }

  @Override
  public long length() {
    return -1;
  }
}
