package io.github.jakartadockerengine.container;

import java.util.List;

/** The rule for paths inside a container. */
final class AbsolutePath {

  private AbsolutePath() {}

  static String require(String what, String path) {
    boolean plain =
        path.startsWith("/")
            && path.indexOf('\0') < 0
            && List.of(path.split("/", -1)).stream()
                .noneMatch(s -> s.equals("..") || s.equals("."));
    if (!plain) {
      throw new InvalidSpecException(
          "%s \"%s\" is invalid: must be absolute, such as /data, without \".\" and \"..\" segments."
              .formatted(what, path));
    }
    return path;
  }
}
