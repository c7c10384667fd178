package io.github.jakartadockerengine.proxy;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a request asks for, taken from its raw request target: nothing is decoded or normalised, so
 * that the origin gets every byte as the client sent it.
 *
 * @param prefix the context path, the proxy's prefix and the name, such as {@code /docker/my-app};
 *     empty when the name is in the host
 * @param name of the origin; not empty, otherwise any text
 * @param rest the path behind the prefix: empty, starting with a slash, or {@code *} (RFC 9112
 *     §3.2.4)
 * @param query the query without the question mark; null when there is none
 */
public record ProxyTarget(String prefix, String name, String rest, @Nullable String query) {

  /**
   * The target of a request that names the origin in its path; empty when the path does not lead to
   * a name below the proxy's prefix.
   *
   * @param prefix the proxy's prefix, relative to the request's context path, such as {@code
   *     /docker}
   * @param request the client's request
   */
  public static Optional<ProxyTarget> byPath(String prefix, HttpServletRequest request) {
    String path = request.getRequestURI();
    String context = request.getContextPath();
    int slash = context.length() + prefix.length();
    boolean below =
        path.startsWith(context)
            && path.startsWith(prefix, context.length())
            && path.startsWith("/", slash);
    return below ? behind(slash + 1, path, request.getQueryString()) : Optional.empty();
  }

  /**
   * The target of a request that names the origin in its host.
   *
   * @param name the origin's
   * @param request the client's request
   */
  static ProxyTarget byHost(String name, HttpServletRequest request) {
    return new ProxyTarget("", name, request.getRequestURI(), request.getQueryString());
  }

  private static Optional<ProxyTarget> behind(int start, String path, @Nullable String query) {
    int slash = path.indexOf('/', start);
    int end = slash < 0 ? path.length() : slash;
    return start == end
        ? Optional.empty()
        : Optional.of(
            new ProxyTarget(
                path.substring(0, end), path.substring(start, end), path.substring(end), query));
  }

  /** The path as the client sent it, without the query. */
  public String path() {
    return prefix + rest;
  }

  /** What the origin is asked for: the path behind the prefix, and the query. */
  public String originTarget() {
    return withQuery(rest);
  }

  /** The client's request target with a slash appended to its path. */
  public String withSlash() {
    return withQuery(path() + "/");
  }

  /** Whether a segment could lead out of the prefix once a browser or a server resolves it. */
  public boolean leavesPrefix() {
    return ParentSegments.isIn(prefix) || ParentSegments.isIn(rest);
  }

  private String withQuery(String path) {
    return query == null ? path : path + "?" + query;
  }
}
