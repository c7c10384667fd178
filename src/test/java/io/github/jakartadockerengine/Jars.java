package io.github.jakartadockerengine;

import java.io.File;
import java.net.URISyntaxException;

/** The jars of this test run's class path. */
public final class Jars {

  private Jars() {}

  /** The jar that a class comes from. */
  public static File of(Class<?> type) {
    try {
      return new File(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
