package io.github.jakartadockerengine.demo;

import io.github.jakartadockerengine.container.ContainerName;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;

/** What the demo's servlets read and answer alike. */
final class Requests {

  private Requests() {}

  static void requirePost(HttpServletRequest request) {
    if (!request.getMethod().equals("POST")) {
      throw new MethodNotAllowedException("POST");
    }
  }

  /** The path behind the servlet's own, without slashes around it; empty when there is none. */
  static String name(HttpServletRequest request) {
    return Optional.ofNullable(request.getPathInfo()).orElse("").replaceAll("^/|/$", "");
  }

  /**
   * The container that the path names.
   *
   * @throws io.github.jakartadockerengine.container.InvalidSpecException when it names none
   */
  static ContainerName containerName(HttpServletRequest request) {
    return new ContainerName(name(request));
  }

  /** Leads a client to another page, which it gets with GET. */
  static void seeOther(HttpServletResponse response, String location) {
    response.setStatus(HttpServletResponse.SC_SEE_OTHER);
    response.setHeader("Location", location);
  }
}
