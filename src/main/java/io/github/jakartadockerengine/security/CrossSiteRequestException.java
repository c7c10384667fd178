package io.github.jakartadockerengine.security;

/** A state-changing request came from another site's page. */
public final class CrossSiteRequestException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  CrossSiteRequestException() {
    super(
        "This request was refused because another site's page sent it. Open the home page and do it"
            + " from there.");
  }
}
