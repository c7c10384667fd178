package io.github.jakartadockerengine.security;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Answers with the session's token as plain text, for scripts. */
public final class CsrfTokenServlet extends HttpServlet {

  private final transient CsrfTokens tokens;

  /**
   * @param tokens the sessions' tokens
   */
  public CsrfTokenServlet(CsrfTokens tokens) {
    this.tokens = tokens;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setContentType("text/plain;charset=UTF-8");
    response.setHeader("Cache-Control", "no-store");
    response.getWriter().print(tokens.of(request));
  }
}
