package io.github.jakartadockerengine.demo;

/** An upload does not say how long it is, so that it cannot be refused before it is read. */
public final class LengthRequiredException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  LengthRequiredException() {
    super("The upload has no Content-Length. Send it from a file instead of a stream.");
  }
}
