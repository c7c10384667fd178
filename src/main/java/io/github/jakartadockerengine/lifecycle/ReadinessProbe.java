package io.github.jakartadockerengine.lifecycle;

import io.github.jakartadockerengine.engine.ContainerAddress;
import io.github.jakartadockerengine.engine.ContainerId;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Finds out when a container's web application answers: by {@code GET /} until the status is from
 * 200 to 399, at once, again after 50 ms, then at intervals that grow by a tenth each, up to 2 s.
 * An open port is not enough: a port that the engine publishes accepts connections before anything
 * listens behind it. No thread waits for an answer; {@value #AT_ONCE} containers are asked at the
 * same time and others after them. Safe for use by several threads.
 */
public final class ReadinessProbe implements AutoCloseable {

  private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** How many containers are asked at the same time; each needs a file descriptor meanwhile. */
  static final int AT_ONCE = 256;

  private final ScheduledExecutorService executor =
      Executors.newSingleThreadScheduledExecutor(ReadinessProbe::daemon);
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(PATIENCE)
          .executor(executor)
          .build();
  private final Set<Target> probed = ConcurrentHashMap.newKeySet();
  private final Queue<Runnable> questions = new ConcurrentLinkedQueue<>();
  private final Semaphore turns = new Semaphore(AT_ONCE);

  private record Target(ContainerId id, ContainerAddress address) {}

  /**
   * Probes until there is an answer or nobody wants to know any more. Does nothing when the same
   * container is being probed at the same address already. Returns at once.
   *
   * @param id which container
   * @param address where its web application will be
   * @param wanted asked before each attempt; the probe ends when it says no
   * @param answered called once, on the probe's thread, when there is an answer; must return soon
   */
  public void probe(
      ContainerId id, ContainerAddress address, BooleanSupplier wanted, Runnable answered) {
    Target target = new Target(id, address);
    if (probed.add(target)) {
      attempt(target, wanted, answered, FIRST_PAUSE);
    }
  }

  /** Ends all probes; nobody is told. Safe to call twice. */
  @Override
  public void close() {
    executor.shutdownNow();
  }

  private void attempt(Target target, BooleanSupplier wanted, Runnable answered, Duration pause) {
    if (wanted.getAsBoolean()) {
      questions.add(() -> ask(target, wanted, answered, pause));
      askNext();
    } else if (probed.remove(target) && wanted.getAsBoolean()) {
      // Wanted again while this was ending, so that a new probe saw it still there.
      probe(target.id(), target.address(), wanted, answered);
    }
  }

  private void askNext() {
    while (!questions.isEmpty() && turns.tryAcquire()) {
      Runnable question = questions.poll();
      if (question == null) {
        turns.release();
      } else {
        question.run();
      }
    }
  }

  private void ask(Target target, BooleanSupplier wanted, Runnable answered, Duration pause) {
    var unused =
        client
            .sendAsync(request(target.address()), HttpResponse.BodyHandlers.ofInputStream())
            .handle((response, failure) -> isReady(response))
            .thenAccept(
                ready -> {
                  turns.release();
                  askNext();
                  if (ready) {
                    probed.remove(target);
                    answered.run();
                  } else {
                    later(() -> attempt(target, wanted, answered, longer(pause)), pause);
                  }
                });
  }

  private void later(Runnable attempt, Duration pause) {
    try {
      var unused = executor.schedule(attempt, pause.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      // Closed in the meantime: nobody waits for an answer any more.
      probed.clear();
    }
  }

  private static HttpRequest request(ContainerAddress address) {
    return HttpRequest.newBuilder(URI.create("http://" + address.authority() + "/"))
        .timeout(PATIENCE)
        // So that a tool's log says who asks.
        .header("User-Agent", "jakarta-docker-engine-readiness")
        .build();
  }

  private static boolean isReady(@Nullable HttpResponse<InputStream> response) {
    if (response == null) {
      return false;
    }
    try {
      response.body().close();
    } catch (IOException e) {
      return false;
    }
    return response.statusCode() >= 200 && response.statusCode() < 400;
  }

  private static Duration longer(Duration pause) {
    Duration next = pause.multipliedBy(11).dividedBy(10);
    return next.compareTo(LONGEST_PAUSE) < 0 ? next : LONGEST_PAUSE;
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "readiness-probe");
    thread.setDaemon(true);
    return thread;
  }
}
