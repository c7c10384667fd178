package io.github.jakartadockerengine.demo;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Refuses an upload by its declared length, before anything reads it. */
public final class UploadLengthFilter extends HttpFilter {

  /** What a form adds to the file: boundaries, headers and the token. */
  static final long FORM_BYTES = 16L << 10;

  private final long limitBytes;

  /**
   * A filter.
   *
   * @param limitBytes the largest file that may be uploaded
   */
  public UploadLengthFilter(long limitBytes) {
    this.limitBytes = limitBytes;
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (request.getMethod().equals("POST")) {
      requireFits(request.getContentLengthLong());
    }
    chain.doFilter(request, response);
  }

  private void requireFits(long length) {
    if (length < 0) {
      throw new LengthRequiredException();
    }
    if (length > limitBytes + FORM_BYTES) {
      throw new UploadTooLargeException(limitBytes);
    }
  }
}
