package io.github.jakartadockerengine.demo;

/** A file is larger than may be uploaded. */
public final class UploadTooLargeException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UploadTooLargeException(long limitBytes) {
    super(
        "The file is too large: must be at most %s. Upload a smaller one or have the limit raised."
            .formatted(FileSize.words(limitBytes)));
  }
}
