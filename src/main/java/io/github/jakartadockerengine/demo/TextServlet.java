package io.github.jakartadockerengine.demo;

import io.github.jakartadockerengine.container.ContainerName;
import io.github.jakartadockerengine.lifecycle.ContainerService;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Answers with a text about the container that the path names. */
public final class TextServlet extends HttpServlet {

  private static final int LINES = 1_000;

  private final transient Function<ContainerName, String> text;

  private TextServlet(Function<ContainerName, String> text) {
    this.text = text;
  }

  /** The last 1,000 lines of the container's log. */
  public static TextServlet logs(ContainerService containers) {
    return new TextServlet(name -> containers.log(name, LINES));
  }

  /** The container's newest 1,000 requests, oldest first: time, tab, path. */
  public static TextServlet history(ContainerService containers) {
    return new TextServlet(
        name ->
            containers.history(name, LINES).stream()
                .map(entry -> entry.time() + "\t" + entry.path() + "\n")
                .collect(Collectors.joining()));
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String answer = text.apply(Requests.containerName(request));
    response.setContentType("text/plain;charset=UTF-8");
    response.getWriter().print(answer);
  }
}
