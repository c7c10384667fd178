package io.github.jakartadockerengine.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lets a state-changing request pass only when it comes from one of our own pages: the browser does
 * not say otherwise, and the request carries the token of its session. Whatever is refused ends
 * with a {@link CrossSiteRequestException} or a {@link CsrfTokenMismatchException}, which a filter
 * in front turns into an answer.
 */
public final class CsrfFilter extends HttpFilter {

  private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

  /** {@code none} is a person's own doing, such as reloading a page. */
  private static final Set<String> OWN_SITES = Set.of("same-origin", "none");

  private final CsrfTokens tokens;

  /**
   * @param tokens the sessions' tokens
   */
  public CsrfFilter(CsrfTokens tokens) {
    this.tokens = tokens;
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (!SAFE_METHODS.contains(request.getMethod())) {
      requireOwnPage(request);
      requireToken(request);
    }
    chain.doFilter(request, response);
  }

  private static void requireOwnPage(HttpServletRequest request) {
    String site = request.getHeader("Sec-Fetch-Site");
    String origin = request.getHeader("Origin");
    boolean own = site == null || OWN_SITES.contains(site);
    if (!own || (origin != null && !isAt(origin, request.getHeader("Host")))) {
      throw new CrossSiteRequestException();
    }
  }

  /** The scheme is not compared: a server in front may have ended TLS. */
  private static boolean isAt(String origin, @Nullable String host) {
    try {
      return host != null && host.equalsIgnoreCase(URI.create(origin).getRawAuthority());
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** The header first: a form field is only found by reading the whole body. */
  private void requireToken(HttpServletRequest request) {
    String header = request.getHeader(CsrfTokens.HEADER);
    String given = header != null ? header : request.getParameter(CsrfTokens.FIELD);
    if (!tokens.matches(request, given)) {
      throw new CsrfTokenMismatchException();
    }
  }
}
