package io.github.jakartadockerengine.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/** Sends the headers that keep our own pages from being framed, sniffed or told about. */
public final class PageHeadersFilter extends HttpFilter {

  private final String policy;

  /**
   * A filter.
   *
   * @param formHosts other hosts that our forms may lead to by a redirect, in the syntax of
   *     Content-Security-Policy
   */
  public PageHeadersFilter(Optional<String> formHosts) {
    String formAction = formHosts.map(hosts -> "'self' " + hosts).orElse("'self'");
    this.policy =
        "default-src 'self'; base-uri 'none'; form-action %s; frame-ancestors 'none'; object-src 'none'"
            .formatted(formAction);
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    response.setHeader("Content-Security-Policy", policy);
    response.setHeader("X-Content-Type-Options", "nosniff");
    // Not no-referrer, with which browsers send "Origin: null" along with our own forms.
    response.setHeader("Referrer-Policy", "same-origin");
    response.setHeader("Cache-Control", "no-cache");
    chain.doFilter(request, response);
  }
}
