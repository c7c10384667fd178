package io.github.jakartadockerengine.proxy;

/** Hears of requests. Called on the request's own thread: must not block and must not throw. */
public interface ActivityListener {

  /**
   * A request is about to be sent to an origin.
   *
   * @param origin where it goes
   * @param path its path as the client sent it, percent-encoded and with the proxy's prefix,
   *     without the query
   */
  void requested(Origin origin, String path);
}
