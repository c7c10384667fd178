package io.github.jakartadockerengine.demo;

import io.github.jakartadockerengine.lifecycle.ContainerService;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** Kills the container that the path names and leads back to the home page. */
public final class KillServlet extends HttpServlet {

  private final transient ContainerService containers;

  /**
   * A servlet.
   *
   * @param containers kills
   */
  public KillServlet(ContainerService containers) {
    this.containers = containers;
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response) {
    Requests.requirePost(request);
    containers.kill(Requests.containerName(request));
    Requests.seeOther(response, request.getContextPath() + "/");
  }
}
