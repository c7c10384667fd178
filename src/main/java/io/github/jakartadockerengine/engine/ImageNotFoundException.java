package io.github.jakartadockerengine.engine;

import io.github.jakartadockerengine.container.ImageName;
import org.jspecify.annotations.Nullable;

/** There is no such image, or it cannot be pulled. */
public final class ImageNotFoundException extends ContainerEngineException {

  private static final long serialVersionUID = 1L;

  /**
   * @param image which image
   * @param reason what the engine said
   * @param cause the client library's exception, if any
   */
  public ImageNotFoundException(ImageName image, String reason, @Nullable Throwable cause) {
    super("Image \"%s\" was not found and could not be pulled: %s".formatted(image, reason), cause);
  }
}
