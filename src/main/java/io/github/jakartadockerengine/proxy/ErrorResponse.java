package io.github.jakartadockerengine.proxy;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * What a client is told when the proxy cannot relay a response: a status and one sentence. It does
 * not use {@code sendError}, since servers add their name and version to that.
 */
enum ErrorResponse {
  BAD_REQUEST(
      HttpServletResponse.SC_BAD_REQUEST,
      "The request's method, target, Host or Transfer-Encoding is not valid."),
  BAD_PATH(
      HttpServletResponse.SC_BAD_REQUEST,
      "The path contains a \"..\" segment. Ask for the path it leads to."),
  NOT_FOUND(HttpServletResponse.SC_NOT_FOUND, "There is nothing at this address."),
  BAD_GATEWAY(
      HttpServletResponse.SC_BAD_GATEWAY,
      "The application closed its connection or sent something that is not HTTP."),
  GATEWAY_TIMEOUT(
      HttpServletResponse.SC_GATEWAY_TIMEOUT, "The application did not answer in time.");

  private final int status;
  private final String sentence;

  ErrorResponse(int status, String sentence) {
    this.status = status;
    this.sentence = sentence;
  }

  void sendTo(HttpServletResponse response) throws IOException {
    byte[] body = (sentence + "\n").getBytes(StandardCharsets.US_ASCII);
    response.setStatus(status);
    response.setContentType("text/plain;charset=us-ascii");
    response.setHeader("Cache-Control", "no-store");
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}
