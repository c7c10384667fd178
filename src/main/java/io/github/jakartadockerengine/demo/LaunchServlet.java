package io.github.jakartadockerengine.demo;

import io.github.jakartadockerengine.container.ContainerSpec;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Takes the launch form: launches and leads to the container, or shows the input. */
public final class LaunchServlet extends HttpServlet {

  /** Where it is. */
  public static final String PATH = "/launch";

  private final transient Launcher launcher;
  private final transient ContainerLinks links;

  /**
   * A servlet.
   *
   * @param launcher launches
   * @param links where containers are
   */
  public LaunchServlet(Launcher launcher, ContainerLinks links) {
    this.launcher = launcher;
    this.links = links;
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Requests.requirePost(request);
    LaunchForm form = LaunchForm.of(request);
    ContainerSpec container = launcher.container(form, request.getServerPort());
    if (form.showInput()) {
      response.setContentType("application/json");
      response.getOutputStream().write(container.input().utf8());
    } else {
      launcher.launch(container);
      Requests.seeOther(response, links.of(container.name(), request));
    }
  }
}
