package io.github.jakartadockerengine.proxy;

/** A whole response as a client got it. */
record Answer(Head head, String body) {

  int status() {
    return head.status();
  }
}
