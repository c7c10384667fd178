package io.github.jakartadockerengine.proxy;

import java.io.IOException;

/** An origin sent something that is not the head of an HTTP/1 response. */
final class MalformedHeadException extends IOException {

  /**
   * @param what what is wrong; nothing of what the origin sent, which may be secret
   */
  MalformedHeadException(String what) {
    super("The origin's response is not HTTP/1: " + what);
  }
}
