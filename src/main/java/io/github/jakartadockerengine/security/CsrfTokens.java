package io.github.jakartadockerengine.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * The secrets by which a state-changing request proves that it comes from one of our own pages: one
 * for each session, kept in it. Safe for use by several threads.
 */
public final class CsrfTokens {

  /** The form field that carries a token. */
  public static final String FIELD = "csrf_token";

  /** The request header that carries a token instead of the field. */
  public static final String HEADER = "X-CSRF-Token";

  private static final String ATTRIBUTE = CsrfTokens.class.getName();
  private static final int BYTES = 32;

  private final SecureRandom random = new SecureRandom();

  /**
   * The token of the request's session; starts a session when there is none, so that it must be
   * called before the answer is committed.
   */
  public synchronized String of(HttpServletRequest request) {
    HttpSession session = request.getSession();
    if (session.getAttribute(ATTRIBUTE) instanceof String token) {
      return token;
    }
    String token = newToken();
    session.setAttribute(ATTRIBUTE, token);
    return token;
  }

  /**
   * Whether a token is the one of the request's session, compared in constant time.
   *
   * @param request whose session counts; none is started
   * @param given what the request carries, if anything
   */
  public boolean matches(HttpServletRequest request, @Nullable String given) {
    HttpSession session = request.getSession(false);
    return session != null
        && given != null
        && session.getAttribute(ATTRIBUTE) instanceof String token
        && MessageDigest.isEqual(utf8(token), utf8(given));
  }

  private String newToken() {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
