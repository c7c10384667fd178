package io.github.jakartadockerengine.security;

/** A state-changing request carries no token of its session, as when the session has ended. */
public final class CsrfTokenMismatchException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  CsrfTokenMismatchException() {
    super(
        "Nothing was done, because the page had been open for too long or cookies are switched off."
            + " Please send it again; a script sends the answer of GET /csrf-token as the header "
            + CsrfTokens.HEADER
            + " together with the session's cookie.");
  }
}
