package io.github.jakartadockerengine.proxy;

import java.util.Optional;

/**
 * Says where requests for a name go. Called on the request's own thread and on the client's I/O
 * threads: must answer from memory, without a lock, and must not throw.
 */
public interface OriginResolver {

  /**
   * Where requests for a name go now; empty when nobody answers for it yet, so that the {@link
   * NotReadyResponder} has to.
   *
   * @param name the first segment of the path behind the proxy's prefix, as the client sent it: any
   *     text
   */
  Optional<Origin> resolve(String name);

  /**
   * An origin that was resolved did not accept a connection: it may have stopped to answer.
   *
   * @param origin the one that was resolved
   */
  void refused(Origin origin);
}
