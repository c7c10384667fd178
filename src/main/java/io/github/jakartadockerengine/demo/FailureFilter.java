package io.github.jakartadockerengine.demo;

import io.github.jakartadockerengine.security.CrossSiteRequestException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/**
 * Answers for whatever failed behind it: a person gets a page, the home page with the forms as they
 * were sent when one of them failed; a program gets plain text.
 */
public final class FailureFilter extends HttpFilter {

  /** The request attribute that holds the {@link Failure} for the page. */
  static final String ATTRIBUTE = "failure";

  private static final System.Logger LOG = System.getLogger(FailureFilter.class.getName());

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    try {
      chain.doFilter(request, response);
    } catch (RuntimeException e) {
      if (response.isCommitted()) {
        throw e;
      }
      answer(e, request, response);
    }
  }

  private static void answer(
      RuntimeException cause, HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    Failure failure = Failure.of(cause);
    if (failure.isUnforeseen()) {
      LOG.log(System.Logger.Level.WARNING, request.getMethod() + " request failed", cause);
    }
    response.resetBuffer();
    response.setStatus(failure.status());
    if (cause instanceof MethodNotAllowedException notAllowed) {
      response.setHeader("Allow", notAllowed.allowed());
    }
    if (isPerson(request)) {
      request.setAttribute(ATTRIBUTE, failure);
      keepForm(request);
      request
          .getRequestDispatcher(page(cause, request))
          .forward(new WithoutParameters(request), response);
    } else {
      response.setContentType("text/plain;charset=UTF-8");
      response.getWriter().print(failure.message() + "\n");
    }
  }

  private static void keepForm(HttpServletRequest request) {
    if (request.getServletPath().equals(LaunchServlet.PATH)) {
      request.setAttribute(LaunchForm.ATTRIBUTE, LaunchForm.of(request));
    }
  }

  private static boolean isPerson(HttpServletRequest request) {
    return Optional.ofNullable(request.getHeader("Accept")).orElse("").contains("text/html");
  }

  /** What another site filled in is not shown as if the person had. */
  private static String page(RuntimeException cause, HttpServletRequest request) {
    boolean ownForm =
        request.getMethod().equals("POST") && !(cause instanceof CrossSiteRequestException);
    return ownForm ? "/index.xhtml" : "/WEB-INF/error.xhtml";
  }
}
