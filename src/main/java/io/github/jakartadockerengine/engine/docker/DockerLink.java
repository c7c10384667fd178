package io.github.jakartadockerengine.engine.docker;

import io.github.jakartadockerengine.engine.ContainerEngineException;
import io.github.jakartadockerengine.engine.EngineInfo;
import io.github.jakartadockerengine.engine.EngineTimedOutException;
import io.github.jakartadockerengine.engine.EngineUnreachableException;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The connection to one engine: opened at the first call, and agreed anew after it was lost. Every
 * call runs on a thread of its own pool, because docker-java ignores timeouts on unix sockets; a
 * call that is late is interrupted, which ends it there. Safe for use by several threads.
 */
final class DockerLink implements AutoCloseable {

  private static final System.Logger LOG = System.getLogger(DockerLink.class.getName());
  private static final int MAX_CALLS = 16;
  private static final long KEEP_THREAD_SECONDS = 30;

  private final DockerSettings settings;
  private final Deadlines deadlines;
  private final Failures failures;
  private final Consumer<ContainerEngineException> onTrouble;
  private final ThreadPoolExecutor calls;
  private final ReentrantLock opening = new ReentrantLock();
  private volatile @Nullable Transports transports;
  private volatile @Nullable Session session;
  private @Nullable EngineInfo announced;

  /**
   * @param onTrouble hears of every call that got no answer
   */
  DockerLink(
      DockerSettings settings, Deadlines deadlines, Consumer<ContainerEngineException> onTrouble) {
    this.settings = settings;
    this.deadlines = deadlines;
    this.failures = new Failures(settings);
    this.onTrouble = onTrouble;
    this.calls =
        new ThreadPoolExecutor(
            MAX_CALLS,
            MAX_CALLS,
            KEEP_THREAD_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            DockerLink::thread);
    calls.allowCoreThreadTimeOut(true);
  }

  /** What is done with the engine, on a thread that is interrupted when it takes too long. */
  @FunctionalInterface
  interface Request<T> {

    /** Returns the answer. */
    T send(Session session) throws IOException, InterruptedException, ExecutionException;
  }

  String address() {
    return settings.host();
  }

  /**
   * Sends a request and waits for its answer.
   *
   * @throws ContainerEngineException when there is none
   */
  <T> T call(Operation operation, Request<T> request) {
    Duration limit = operation.limit().apply(deadlines);
    try {
      return within(limit, calls.submit(() -> request.send(session())));
    } catch (ExecutionException | TimeoutException | RejectedExecutionException e) {
      throw troubled(failures.translate(operation, limit, e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failures.translate(operation, limit, e);
    }
  }

  /** Why a stream is over. */
  ContainerEngineException reasonOf(Operation operation, @Nullable Throwable failure) {
    session = null;
    return failure == null
        ? failures.streamEnded()
        : failures.translate(operation, deadlines.question(), failure);
  }

  @Override
  public void close() {
    calls.shutdownNow();
    Transports open = transports;
    if (open != null) {
      open.close();
    }
  }

  private static <T> T within(Duration limit, Future<T> answer)
      throws ExecutionException, TimeoutException, InterruptedException {
    try {
      return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } finally {
      answer.cancel(true);
    }
  }

  /** An engine that comes back may be another one, with another version. */
  private ContainerEngineException troubled(ContainerEngineException trouble) {
    if (trouble instanceof EngineUnreachableException) {
      session = null;
    }
    if (trouble instanceof EngineUnreachableException
        || trouble instanceof EngineTimedOutException) {
      onTrouble.accept(trouble);
    }
    return trouble;
  }

  private Session session() throws IOException, InterruptedException {
    opening.lockInterruptibly();
    try {
      Session open = session;
      return open == null ? open() : open;
    } finally {
      opening.unlock();
    }
  }

  private Session open() throws IOException {
    if (transports == null) {
      transports = Transports.of(settings, deadlines);
    }
    Session opened = Session.open(transports, settings);
    announce(opened.info());
    session = opened;
    return opened;
  }

  private void announce(EngineInfo info) {
    if (!info.equals(announced)) {
      LOG.log(
          Level.INFO,
          "Connected to {0} at {1}. {2}",
          info.product(),
          info.address(),
          info.addressing());
      announced = info;
    }
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "docker-engine-call");
    thread.setDaemon(true);
    return thread;
  }
}
