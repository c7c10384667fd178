package io.github.jakartadockerengine.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds where this application keeps files that have to survive a restart, unless a setting says
 * otherwise: the first that there is of {@code $STATE_DIRECTORY} (set by systemd), {@code
 * $XDG_STATE_HOME/jakarta-docker-engine}, {@code ~/.local/state/jakarta-docker-engine} when the
 * server's user has a home that can be written, and {@code jakarta-docker-engine} in the directory
 * for temporary files.
 */
public final class StateDirectory {

  private static final String NAME = "jakarta-docker-engine";

  private StateDirectory() {}

  /** The directory of this process; it need not exist yet. */
  public static Path ofServer() {
    return find(
        System::getenv,
        Path.of(System.getProperty("user.home", "")),
        Path.of(System.getProperty("java.io.tmpdir")));
  }

  static Path find(Function<String, @Nullable String> environment, Path home, Path temporary) {
    return Stream.of(
            // systemd separates several directories by colons.
            absolute(environment, "STATE_DIRECTORY").map(d -> Path.of(d.split(":", 2)[0])),
            absolute(environment, "XDG_STATE_HOME").map(d -> Path.of(d, NAME)),
            Optional.of(home).filter(Files::isWritable).map(h -> h.resolve(".local/state/" + NAME)))
        .flatMap(Optional::stream)
        .findFirst()
        .orElseGet(() -> temporary.resolve(NAME));
  }

  /** A variable that is not an absolute path is to be ignored, as the XDG specification says. */
  private static Optional<String> absolute(
      Function<String, @Nullable String> environment, String variable) {
    return Optional.ofNullable(environment.apply(variable)).filter(d -> d.startsWith("/"));
  }
}
