package io.github.jakartadockerengine.proxy;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a request asks for, taken from its raw request target: nothing is decoded or normalised, so
 * that the origin gets every byte as the client sent it.
 *
 * @param prefix the context path, the proxy's prefix and the name, such as {@code /docker/my-app}
 * @param name the first segment behind the proxy's prefix; not empty, otherwise any text
 * @param rest the path behind the name: empty or starting with a slash
 * @param query the query without the question mark; null when there is none
 */
public record ProxyTarget(String prefix, String name, String rest, @Nullable String query) {

  /** A segment that means "one up", in the encodings that servers undo before they resolve it. */
  private static final Pattern PARENT_SEGMENT =
      Pattern.compile(
          "(?:^|[/\\\\]|%2f|%5c)(?:\\.|%2e){2}(?:[;/\\\\]|%2f|%5c|%3b|$)",
          Pattern.CASE_INSENSITIVE);

  /**
   * The target of a request; empty when its path does not lead to a name below the prefix.
   *
   * @param prefix the proxy's prefix, relative to the request's context path, such as {@code
   *     /docker}
   * @param request the client's request
   */
  public static Optional<ProxyTarget> of(String prefix, HttpServletRequest request) {
    String path = request.getRequestURI();
    String base = request.getContextPath() + prefix + "/";
    if (!path.startsWith(base)) {
      return Optional.empty();
    }
    int slash = path.indexOf('/', base.length());
    int end = slash < 0 ? path.length() : slash;
    String name = path.substring(base.length(), end);
    return name.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new ProxyTarget(
                path.substring(0, end), name, path.substring(end), request.getQueryString()));
  }

  /** The path as the client sent it, without the query. */
  public String path() {
    return prefix + rest;
  }

  /** What the origin is asked for: the path behind the name, and the query. */
  public String originTarget() {
    return withQuery(rest);
  }

  /** The client's request target with a slash appended to its path. */
  public String withSlash() {
    return withQuery(path() + "/");
  }

  /** Whether a segment could lead out of the prefix once a browser or a server resolves it. */
  public boolean leavesPrefix() {
    return PARENT_SEGMENT.matcher(path()).find();
  }

  private String withQuery(String path) {
    return query == null ? path : path + "?" + query;
  }
}
