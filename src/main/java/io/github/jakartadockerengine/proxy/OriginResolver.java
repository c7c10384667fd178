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
   * @param name the first segment of the path behind the proxy's prefix, as the client sent it, or
   *     what {@link #nameOf} gave: any text
   */
  Optional<Origin> resolve(String name);

  /**
   * The name that a label of a host stands for. Case does not matter in hosts, and browsers send
   * them in lower case; an origin whose name is exactly the label comes first.
   *
   * @param label 1 to 63 letters, digits, {@code _} and {@code -}
   * @return the label itself when no origin has such a name
   */
  String nameOf(String label);

  /**
   * An origin that was resolved did not accept a connection: it may have stopped to answer.
   *
   * @param origin the one that was resolved
   */
  void refused(Origin origin);
}
