package io.github.jakartadockerengine.proxy;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Takes paths among an origin's own, which the origin then never hears of. */
@FunctionalInterface
public interface OwnPages {

  /**
   * Answers a request if it is for one of these paths. Is asked before every request to an origin's
   * path, so that it has to be quick when it is not.
   *
   * @param target what the request asks for: not checked in any way
   * @param request the client's request
   * @param response the answer
   * @return whether the request is answered
   * @throws IOException when the client is gone
   * @throws ServletException when the page fails
   */
  boolean answer(ProxyTarget target, HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException;
}
