package io.github.jakartadockerengine.proxy;

/**
 * The path below which clients see an origin.
 *
 * @param path starts with a slash and does not end with one; empty when clients see the origin at
 *     the root of a host
 */
record PathPrefix(String path) {

  private static final String ENDS_OF_SEGMENT = "/?#";

  boolean isRoot() {
    return path.isEmpty();
  }

  /**
   * A path of the origin as clients see it. One that is below the prefix already is left as it is:
   * an origin that knows the prefix gives such paths by itself.
   */
  String applyTo(String originPath) {
    return covers(originPath) ? originPath : path + originPath;
  }

  private boolean covers(String other) {
    int end = path.length();
    return other.startsWith(path)
        && (other.length() == end || ENDS_OF_SEGMENT.indexOf(other.charAt(end)) >= 0);
  }
}
