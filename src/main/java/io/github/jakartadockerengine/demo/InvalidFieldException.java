package io.github.jakartadockerengine.demo;

import io.github.jakartadockerengine.container.InvalidSpecException;
import java.util.function.Supplier;

/** A field of a form is not valid. */
final class InvalidFieldException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String field;

  private InvalidFieldException(String field, InvalidSpecException cause) {
    super(cause.getMessage(), cause);
    this.field = field;
  }

  /** What is made of a field's value, or else which field cannot be used. */
  static <T> T check(String field, Supplier<T> value) {
    try {
      return value.get();
    } catch (InvalidSpecException e) {
      throw new InvalidFieldException(field, e);
    }
  }

  /** The field's name. */
  String field() {
    return field;
  }
}
