package io.github.jakartadockerengine.engine;

/** Hears of changes. Called on the adapter's own thread; must return soon and must not throw. */
public interface EngineListener {

  /**
   * Some container came, went or changed its state. Look with {@link ContainerEngine#list} what is
   * so now.
   */
  void changed();

  /**
   * The watch ended by itself; nothing more is heard. Also called when the engine closes the stream
   * in good order.
   *
   * @param reason what happened
   */
  void lost(ContainerEngineException reason);
}
