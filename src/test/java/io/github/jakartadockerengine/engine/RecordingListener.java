package io.github.jakartadockerengine.engine;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Remembers what it hears, and waits for it with a deadline. */
public final class RecordingListener implements EngineListener {

  private static final Duration DEADLINE = Duration.ofSeconds(10);

  private final Semaphore changes = new Semaphore(0);
  private final Semaphore losses = new Semaphore(0);
  private final List<ContainerEngineException> reasons = new CopyOnWriteArrayList<>();

  @Override
  public void changed() {
    changes.release();
  }

  @Override
  public void lost(ContainerEngineException reason) {
    reasons.add(reason);
    losses.release();
  }

  /** Waits for the next change. */
  public boolean hearsChange() throws InterruptedException {
    return changes.tryAcquire(DEADLINE.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Waits for the next loss. */
  public boolean hearsLoss() throws InterruptedException {
    return losses.tryAcquire(DEADLINE.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** All losses so far. */
  public List<ContainerEngineException> losses() {
    return List.copyOf(reasons);
  }

  /** Whether anything was heard that nobody has waited for. */
  public boolean hasMoreToSay() {
    return changes.availablePermits() + losses.availablePermits() > 0;
  }
}
