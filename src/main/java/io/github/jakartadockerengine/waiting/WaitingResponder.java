package io.github.jakartadockerengine.waiting;

import io.github.jakartadockerengine.engine.ContainerSnapshot;
import io.github.jakartadockerengine.lifecycle.EngineStatus;
import io.github.jakartadockerengine.lifecycle.Route;
import io.github.jakartadockerengine.lifecycle.RouteTable;
import io.github.jakartadockerengine.proxy.ActivityListener;
import io.github.jakartadockerengine.proxy.NotReadyResponder;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Answers 503 with the waiting page, which reloads itself as soon as something else answers. Says
 * from memory what the container does; notes a person's request for a container that exists, but
 * not the page's own polling. Safe for use by several threads.
 */
public final class WaitingResponder implements NotReadyResponder {

  /**
   * On an answer: this is the waiting page. On a request: it is the page that asks, not a person.
   */
  private static final String MARK = "X-Please-Wait";

  private final WaitingPage page;
  private final RouteTable routes;
  private final Supplier<EngineStatus> engine;
  private final ActivityListener activity;

  /**
   * A responder.
   *
   * @param settings what the page says
   * @param routes what is known of containers
   * @param engine whether the engine answers, from memory
   * @param activity hears of requests
   */
  public WaitingResponder(
      WaitingSettings settings,
      RouteTable routes,
      Supplier<EngineStatus> engine,
      ActivityListener activity) {
    this.page = new WaitingPage(settings);
    this.routes = routes;
    this.engine = engine;
    this.activity = activity;
  }

  @Override
  public void respond(String name, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Optional<Route> route = routes.find(name);
    if (route.isPresent() && request.getHeader(MARK) == null) {
      activity.requested(name, request.getRequestURI());
    }
    byte[] html =
        page.html(route.map(r -> state(r.container())).orElseGet(() -> absent(name)))
            .getBytes(StandardCharsets.UTF_8);
    response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    response.setHeader(MARK, "page");
    response.setHeader("Retry-After", "1");
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setContentType("text/html; charset=utf-8");
    response.setContentLength(html.length);
    response.getOutputStream().write(html);
  }

  private String absent(String name) {
    return engine.get() instanceof EngineStatus.Unreachable unreachable
        ? unreachable.message()
        : "No container named \"%s\" exists yet.".formatted(name);
  }

  private static String state(ContainerSnapshot container) {
    String what =
        switch (container.state()) {
          case CREATED -> "was made, but not started.";
          case RUNNING ->
              container.address().isPresent()
                  ? "is starting; it does not answer yet."
                  : "runs, but the port that its label names cannot be reached.";
          case PAUSED -> "is paused.";
          case RESTARTING -> "is being restarted.";
          case REMOVING -> "is being removed.";
          case EXITED -> "has stopped: " + container.status() + ".";
          case UNKNOWN -> "is in an unknown state: " + container.status() + ".";
        };
    return "Container \"%s\" %s".formatted(container.name(), what);
  }
}
