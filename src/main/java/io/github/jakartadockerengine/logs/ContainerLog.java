package io.github.jakartadockerengine.logs;

import io.github.jakartadockerengine.container.ContainerName;
import io.github.jakartadockerengine.proxy.OwnPages;
import io.github.jakartadockerengine.proxy.ProxyTarget;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Takes one path of each container, such as {@code /docker/NAME/docker-logs}, for the container's
 * log. Safe for use by several threads.
 */
public final class ContainerLog implements OwnPages {

  private final String rest;
  private final String logs;

  /**
   * A log.
   *
   * @param name the segment behind the container's name, such as {@code docker-logs}
   * @param logs the path in this application below which a container's log is shown under its name,
   *     such as {@code /logs}
   */
  public ContainerLog(String name, String logs) {
    this.rest = "/" + name;
    this.logs = logs;
  }

  @Override
  public boolean answer(
      ProxyTarget target, HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    boolean mine = target.rest().equals(rest) && ContainerName.isValid(target.name());
    if (mine) {
      request.getRequestDispatcher(logs + "/" + target.name()).forward(request, response);
    }
    return mine;
  }
}
