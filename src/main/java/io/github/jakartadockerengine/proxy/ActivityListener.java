package io.github.jakartadockerengine.proxy;

/** Hears of requests. Called on the request's own thread: must not block and must not throw. */
public interface ActivityListener {

  /**
   * Somebody asks for something of an origin.
   *
   * @param name the origin's name
   * @param path its path as the client sent it, percent-encoded and without the query; with the
   *     proxy's prefix, unless the name was in the host
   */
  void requested(String name, String path);
}
