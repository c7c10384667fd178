package io.github.jakartadockerengine.demo;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What can be set about the demo.
 *
 * @param toolsFile the JSON file of tools; empty means the tools that come with the application
 * @param uploadDirectory where uploaded files are kept; made when it is missing
 * @param uploadLimitBytes the largest file that may be uploaded, in bytes, at least 1
 * @param urlsFile the CSV file of input URLs; empty means none
 * @param callbackBaseUrl where containers reach this application, such as {@code
 *     http://10.0.0.5:8080}; empty means {@code http://host.docker.internal} with the port of the
 *     request
 */
public record DemoSettings(
    Optional<Path> toolsFile,
    Path uploadDirectory,
    long uploadLimitBytes,
    Optional<Path> urlsFile,
    Optional<URI> callbackBaseUrl) {

  /** The largest upload when nothing else was set: 100 MB. */
  public static final long DEFAULT_UPLOAD_LIMIT_BYTES = 100L << 20;

  /**
   * Checks the limit.
   *
   * @throws IllegalArgumentException when the limit is less than one byte
   */
  public DemoSettings {
    if (uploadLimitBytes < 1) {
      throw new IllegalArgumentException(
          "Upload limit of %d bytes is invalid: must be at least 1.".formatted(uploadLimitBytes));
    }
  }
}
