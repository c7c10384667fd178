package io.github.jakartadockerengine.lifecycle;

import io.github.jakartadockerengine.engine.ContainerEngine;
import io.github.jakartadockerengine.engine.ContainerEngineException;
import io.github.jakartadockerengine.engine.ContainerLabels;
import io.github.jakartadockerengine.engine.EngineInfo;
import io.github.jakartadockerengine.engine.EngineListener;
import io.github.jakartadockerengine.engine.EngineWatch;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Keeps the {@link RouteTable} current on a thread of its own: watches the engine and lists all
 * routed containers at every change, and now and then without one. While the engine does not answer
 * the table stays as it is, so that live containers stay reachable, and the engine is tried again.
 * Safe for use by several threads.
 */
public final class RouteSynchronizer implements AutoCloseable {

  private static final Logger LOG = System.getLogger(RouteSynchronizer.class.getName());

  /** A change may get lost without a trace; this bounds for how long the table is wrong then. */
  private static final Duration RESYNC = Duration.ofSeconds(60);

  /**
   * Docker tells of a process's end before it has cleaned up behind it, and lists the container as
   * running until then: so the list is looked at again soon after a change, and at growing
   * intervals while nothing else changes.
   */
  private static final Duration SETTLING = Duration.ofMillis(250);

  private static final Duration LONGEST_FIRST_LOOK = Duration.ofSeconds(10);
  private static final Duration FIRST_RETRY = Duration.ofMillis(250);
  private static final Duration LONGEST_RETRY = Duration.ofSeconds(2);

  private final ContainerEngine engine;
  private final ContainerLabels labels;
  private final RouteTable routes;
  private final CountDownLatch firstLook = new CountDownLatch(1);
  private final Thread thread = new Thread(this::run, "route-synchronizer");
  private volatile EngineStatus status = new EngineStatus.Connecting();

  /** How long to wait before the engine is tried again; used on the thread alone. */
  private Duration pause = FIRST_RETRY;

  /**
   * Does not start yet.
   *
   * @param engine whom to ask
   * @param labels which containers are routed
   * @param routes what to keep current
   */
  public RouteSynchronizer(ContainerEngine engine, ContainerLabels labels, RouteTable routes) {
    this.engine = engine;
    this.labels = labels;
    this.routes = routes;
    thread.setDaemon(true);
  }

  /**
   * Starts, and waits until the routes are current or the engine was found not to answer, for 10 s
   * at the most: so a restarted application routes its containers before the first request comes.
   */
  public void start() {
    thread.start();
    try {
      if (!firstLook.await(LONGEST_FIRST_LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.log(Level.WARNING, "The container engine takes long to answer; the start goes on.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether the engine answers. From memory. */
  public EngineStatus status() {
    return status;
  }

  /** Ends the thread soon; the table stays as it is. Safe to call twice. */
  @Override
  public void close() {
    thread.interrupt();
  }

  private void run() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        follow();
        TimeUnit.MILLISECONDS.sleep(pause.toMillis());
        pause = longer(pause);
      }
    } catch (InterruptedException e) {
      LOG.log(Level.DEBUG, "Keeping the routes current ends");
    }
  }

  private void follow() throws InterruptedException {
    try {
      followUntilLost();
    } catch (ContainerEngineException e) {
      unreachable(e);
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "Keeping the routes current failed; it goes on", e);
    } finally {
      firstLook.countDown();
    }
  }

  private void followUntilLost() throws InterruptedException {
    Changes changes = new Changes();
    EngineWatch watch = engine.watch(changes);
    try {
      connected(engine.info());
      // The watch came first: what changes while the list is made is heard of, and listed again.
      while (true) {
        routes.replaceAll(engine.list(Map.of(labels.portKey(), "")));
        firstLook.countDown();
        changes.await();
      }
    } finally {
      watch.close();
    }
  }

  private void connected(EngineInfo info) {
    pause = FIRST_RETRY;
    status = new EngineStatus.Connected(info);
  }

  private void unreachable(ContainerEngineException e) {
    if (!(status instanceof EngineStatus.Unreachable)) {
      LOG.log(Level.WARNING, "{0} It is tried again by itself.", e.getMessage());
    }
    status = new EngineStatus.Unreachable(String.valueOf(e.getMessage()));
  }

  private static Duration longer(Duration pause) {
    Duration next = pause.multipliedBy(2);
    return next.compareTo(LONGEST_RETRY) < 0 ? next : LONGEST_RETRY;
  }

  /** Changes that were heard of and not looked at yet; many become one. */
  private static final class Changes implements EngineListener {

    private final BlockingQueue<Optional<ContainerEngineException>> heard =
        new LinkedBlockingQueue<>();

    /** How long to wait for the next change before looking all the same. */
    private Duration calm = SETTLING;

    @Override
    public void changed() {
      heard.add(Optional.empty());
    }

    @Override
    public void lost(ContainerEngineException reason) {
      heard.add(Optional.of(reason));
    }

    /** Returns when there was a change or it is time to look; throws when the watch was lost. */
    void await() throws InterruptedException {
      Optional<ContainerEngineException> next = heard.poll(calm.toMillis(), TimeUnit.MILLISECONDS);
      calm = next == null ? calmer() : SETTLING;
      while (next != null) {
        next.ifPresent(
            reason -> {
              throw reason;
            });
        next = heard.poll();
      }
    }

    private Duration calmer() {
      Duration longer = calm.multipliedBy(4);
      return longer.compareTo(RESYNC) < 0 ? longer : RESYNC;
    }
  }
}
