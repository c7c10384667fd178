package io.github.jakartadockerengine.demo;

/** A URL was asked for with a method that it does not take. */
public final class MethodNotAllowedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String allowed;

  /**
   * A refusal.
   *
   * @param allowed the method that may be used
   */
  MethodNotAllowedException(String allowed) {
    super("This address only takes %s requests, from the home page's forms.".formatted(allowed));
    this.allowed = allowed;
  }

  /** The method that may be used. */
  String allowed() {
    return allowed;
  }
}
