package io.github.jakartadockerengine.engine.docker;

import io.github.jakartadockerengine.engine.ContainerEngineException;
import io.github.jakartadockerengine.engine.EngineListener;
import io.github.jakartadockerengine.engine.EngineWatch;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** The running watches of one engine. Safe for use by several threads. */
final class Watches implements AutoCloseable {

  /** What changes a container; health checks make too many {@code exec_…} events. */
  private static final String[] EVENTS = {
    "create",
    "start",
    "restart",
    "die",
    "oom",
    "pause",
    "unpause",
    "rename",
    "destroy",
    "remove",
    "health_status"
  };

  private static final Operation OPERATION = Operation.question("tell of changes");

  private final Set<DockerWatch> running = ConcurrentHashMap.newKeySet();

  /** Returns when the engine has begun to tell. */
  EngineWatch begin(DockerLink link, EngineListener listener) {
    var watch = new DockerWatch(listener, running::remove);
    try {
      link.call(OPERATION, session -> begun(session, watch));
    } catch (ContainerEngineException e) {
      watch.close();
      throw e;
    }
    running.add(watch);
    watch.stream().whenEnded((nothing, failure) -> ended(link, watch, failure));
    return watch;
  }

  /** Ends all of them, since an engine that does not answer may have died without a word. */
  void lose(ContainerEngineException reason) {
    running.forEach(watch -> watch.lost(reason));
  }

  @Override
  public void close() {
    running.forEach(DockerWatch::close);
  }

  /**
   * The engine answers before it listens for events itself, so what happens between is asked for
   * too, by the engine's own clock.
   */
  private static DockerWatch begun(Session session, DockerWatch watch)
      throws ExecutionException, InterruptedException {
    Instant now =
        OffsetDateTime.parse(session.control().infoCmd().exec().getSystemTime()).toInstant();
    session
        .events()
        .eventsCmd()
        .withEventTypeFilter("container")
        .withEventFilter(EVENTS)
        .withSince("%d.%09d".formatted(now.getEpochSecond(), now.getNano()))
        .exec(watch.stream())
        .awaitStart();
    return watch;
  }

  private static void ended(DockerLink link, DockerWatch watch, @Nullable Throwable failure) {
    if (!watch.isOver()) {
      watch.lost(link.reasonOf(OPERATION, failure));
    }
  }
}
