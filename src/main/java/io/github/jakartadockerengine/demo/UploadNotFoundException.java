package io.github.jakartadockerengine.demo;

/** There is no uploaded file of a name. */
public final class UploadNotFoundException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UploadNotFoundException(String name) {
    super("There is no uploaded file \"%s\". Upload it first.".formatted(name));
  }
}
