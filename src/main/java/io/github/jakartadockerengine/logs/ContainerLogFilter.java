package io.github.jakartadockerengine.logs;

import io.github.jakartadockerengine.container.ContainerName;
import io.github.jakartadockerengine.proxy.ProxyTarget;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/**
 * Takes one path of each container, such as {@code /docker/NAME/docker-logs}, for the container's
 * log; every other request goes on. Safe for use by several threads.
 */
public final class ContainerLogFilter extends HttpFilter {

  private final String prefix;
  private final String rest;
  private final String logs;

  /**
   * A filter.
   *
   * @param prefix the path below which containers are proxied, such as {@code /docker}
   * @param name the segment behind the container's name, such as {@code docker-logs}
   * @param logs the path in this application below which a container's log is shown under its name,
   *     such as {@code /logs}
   */
  public ContainerLogFilter(String prefix, String name, String logs) {
    this.prefix = prefix;
    this.rest = "/" + name;
    this.logs = logs;
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    // Hardly any request is for a log, and all of those to containers come by here.
    Optional<String> container =
        request.getRequestURI().endsWith(rest) ? container(request) : Optional.empty();
    if (container.isPresent()) {
      request.getRequestDispatcher(logs + "/" + container.get()).forward(request, response);
    } else {
      chain.doFilter(request, response);
    }
  }

  private Optional<String> container(HttpServletRequest request) {
    return ProxyTarget.byPath(prefix, request)
        .filter(target -> target.rest().equals(rest))
        .map(ProxyTarget::name)
        .filter(ContainerName::isValid);
  }
}
