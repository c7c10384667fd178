package io.github.jakartadockerengine.demo;

import io.github.jakartadockerengine.container.InvalidSpecException;
import java.net.URI;
import java.net.URISyntaxException;

/**
 * The URLs by which containers fetch their input files.
 *
 * @param uploads the files that were uploaded
 * @param base where containers reach this application, without a slash at the end
 */
record FileUrls(Uploads uploads, URI base) {

  /**
   * The URL of an input file.
   *
   * @param file the name of an uploaded file, or a URL itself
   * @throws InvalidSpecException when it is neither
   */
  URI of(String file) {
    if (file.contains("://")) {
      return http(file);
    }
    if (uploads.find(file).isEmpty()) {
      throw new InvalidSpecException(
          "There is no uploaded file \"%s\". Upload it first or choose another.".formatted(file));
    }
    return URI.create(base + "/upload/" + file);
  }

  /**
   * A URL that a container can fetch.
   *
   * @throws InvalidSpecException when it is not absolute or has a scheme other than HTTP's
   */
  static URI http(String text) {
    try {
      URI url = new URI(text);
      if (url.getHost() == null || !String.valueOf(url.getScheme()).matches("(?i)https?")) {
        throw new URISyntaxException(text, "not absolute or not HTTP");
      }
      return url;
    } catch (URISyntaxException e) {
      throw new InvalidSpecException(
          "URL \"%s\" is invalid: must be absolute, such as https://example.org/data.csv."
              .formatted(text),
          e);
    }
  }
}
