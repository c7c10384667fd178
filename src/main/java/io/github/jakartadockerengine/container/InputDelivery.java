package io.github.jakartadockerengine.container;

import java.net.URI;

/**
 * A way by which a container gets its input JSON. A specification has at least one; they can be
 * combined.
 */
public sealed interface InputDelivery {

  /**
   * The input is a file in the container, copied in before the container starts; this needs no
   * access to the engine's host.
   *
   * @param path where, absolute in the container
   */
  record File(String path) implements InputDelivery {

    /** Where the file is when nothing else was said. */
    public static final String DEFAULT_PATH = "/tmp/input.json";

    /**
     * @throws InvalidSpecException when the path is not absolute or names a directory
     */
    public File {
      AbsolutePath.require("Input path", path);
      if (path.endsWith("/")) {
        throw new InvalidSpecException(
            "Input path \"%s\" is invalid: must name a file, such as %s."
                .formatted(path, DEFAULT_PATH));
      }
    }

    /** The file at {@link #DEFAULT_PATH}. */
    public File() {
      this(DEFAULT_PATH);
    }
  }

  /** The input is the value of the environment variable {@value #NAME}. */
  record EnvironmentVariable() implements InputDelivery {

    /** The variable's name. */
    public static final String NAME = "INPUT_JSON";

    /**
     * The longest input in UTF-8 bytes. Linux allows 131,072 bytes for {@code NAME=value} and the
     * NUL behind it ({@code MAX_ARG_STRLEN}, execve(2)); a longer one would fail the start with
     * "argument list too long".
     */
    public static final int MAX_BYTES = (128 << 10) - NAME.length() - 2;
  }

  /**
   * The container fetches the input from a URL, which it finds in the environment variable {@value
   * #NAME}. Whoever specifies this has put the input there.
   *
   * @param url absolute, {@code http} or {@code https}, reachable from inside the container
   */
  record Url(URI url) implements InputDelivery {

    /** The variable's name. */
    public static final String NAME = "INPUT_JSON_URL";

    /**
     * @throws InvalidSpecException when the URL is not absolute or has another scheme
     */
    public Url {
      boolean http =
          "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
      if (!http || url.getHost() == null) {
        throw new InvalidSpecException(
            "Input URL is invalid: must be absolute with the scheme http or https and a host.");
      }
    }
  }
}
