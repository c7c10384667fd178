package io.github.jakartadockerengine.waiting;

/**
 * What the waiting page says.
 *
 * @param title the page's title: text
 * @param body what the page shows above the container's state: HTML, taken as it is
 */
public record WaitingSettings(String title, String body) {

  /** The title when nothing else was configured. */
  public static final String DEFAULT_TITLE = "Please wait";

  /** The body when nothing else was configured. */
  public static final String DEFAULT_BODY = "<h1>Please wait</h1>";
}
