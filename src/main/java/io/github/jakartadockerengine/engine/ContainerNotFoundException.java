package io.github.jakartadockerengine.engine;

/** There is no such container, or no longer. */
public final class ContainerNotFoundException extends ContainerEngineException {

  private static final long serialVersionUID = 1L;

  /**
   * @param container its name or id
   */
  public ContainerNotFoundException(String container) {
    super(
        "There is no container \"%s\"; it may have been removed. Launch it again."
            .formatted(container),
        null);
  }
}
