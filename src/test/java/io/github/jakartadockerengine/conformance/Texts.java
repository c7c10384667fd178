package io.github.jakartadockerengine.conformance;

/** Texts for bodies, in which a part that is lost or doubled shows. */
final class Texts {

  private Texts() {}

  static String ofLength(int length) {
    StringBuilder text = new StringBuilder(length + 8);
    while (text.length() < length) {
      text.append(text.length()).append(' ');
    }
    return text.substring(0, length);
  }
}
