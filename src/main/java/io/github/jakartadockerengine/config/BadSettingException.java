package io.github.jakartadockerengine.config;

/**
 * A setting has a value that is not allowed. The message says where it was set, what was found and
 * what is allowed. There is no cause, since a parser's message may repeat a URL's password.
 */
public final class BadSettingException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  BadSettingException(String message) {
    super(message);
  }
}
