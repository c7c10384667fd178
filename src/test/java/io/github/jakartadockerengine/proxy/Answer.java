package io.github.jakartadockerengine.proxy;

/** A whole response as a client got it. */
public record Answer(Head head, String body) {

  /** The status code. */
  public int status() {
    return head.status();
  }
}
