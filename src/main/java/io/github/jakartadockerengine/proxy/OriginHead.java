package io.github.jakartadockerengine.proxy;

/**
 * The head of an origin's response as it came, without the reason phrase, which nobody needs (RFC
 * 9112 §4).
 *
 * @param minorVersion 0 for HTTP/1.0, 1 for HTTP/1.1
 * @param status 100 to 999
 */
record OriginHead(int minorVersion, int status, FieldLines fields) {

  /** Whether the response to the request comes behind this one (RFC 9110 §15.2). */
  boolean isInterim() {
    return status < 200;
  }

  /** Whether a body follows, which may be empty (RFC 9112 §6.3). */
  boolean hasBody(String method) {
    return !method.equals("HEAD") && status >= 200 && status != 204 && status != 304;
  }

  /** Whether the origin keeps the connection for other requests (RFC 9112 §9.3). */
  boolean keepsConnection() {
    return minorVersion == 1 && !fields.hasOption("Connection", "close");
  }
}
