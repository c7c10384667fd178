package io.github.jakartadockerengine.waiting;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The waiting page as HTML. Immutable. */
final class WaitingPage {

  private static final String TEMPLATE = read("please-wait.html");
  private static final String STATE = "${state}";

  private final String beforeState;
  private final String afterState;

  WaitingPage(WaitingSettings settings) {
    int state = TEMPLATE.indexOf(STATE);
    beforeState = fill(TEMPLATE.substring(0, state), settings);
    afterState = fill(TEMPLATE.substring(state + STATE.length()), settings);
  }

  /** The page with a sentence on what the container does; any text. */
  String html(String state) {
    return beforeState + escape(state) + afterState;
  }

  /** The body goes last: what it contains is not looked at again. */
  private static String fill(String template, WaitingSettings settings) {
    return template
        .replace("${title}", escape(settings.title()))
        .replace("${body}", settings.body());
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  private static String read(String resource) {
    try (InputStream in =
        Objects.requireNonNull(WaitingPage.class.getResourceAsStream(resource), resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
