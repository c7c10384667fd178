package io.github.jakartadockerengine.demo;

import io.github.jakartadockerengine.security.CsrfTokens;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;

/** The token that the pages' forms carry. */
@Named("formToken")
@RequestScoped
public class FormTokenBean {

  private final CsrfTokens tokens;
  private final HttpServletRequest request;

  @Inject
  FormTokenBean(CsrfTokens tokens, HttpServletRequest request) {
    this.tokens = tokens;
    this.request = request;
  }

  /** The session's token; starts the session. */
  public String getValue() {
    return tokens.of(request);
  }
}
