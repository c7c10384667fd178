package io.github.jakartadockerengine.container;

/**
 * Part of a container's specification is not valid. The message says which part, what was given,
 * what is allowed and what to do; it is fit to be shown to a person and never contains input JSON.
 */
public final class InvalidSpecException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  /**
   * @param message what is invalid, what was given and what is allowed
   */
  public InvalidSpecException(String message) {
    super(message);
  }

  /**
   * @param message what is invalid, what was given and what is allowed
   * @param cause what a parser said
   */
  public InvalidSpecException(String message, Throwable cause) {
    super(message, cause);
  }
}
