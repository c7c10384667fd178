package io.github.jakartadockerengine.proxy;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Answers for an origin that does not answer yet. Must not wait for anything but the client. */
public interface NotReadyResponder {

  /**
   * Writes the whole answer; nothing was written before.
   *
   * @param name the name that was asked for, as the client sent it: any text
   * @param request the client's request
   * @param response the answer
   * @throws IOException when the client is gone
   */
  void respond(String name, HttpServletRequest request, HttpServletResponse response)
      throws IOException;
}
