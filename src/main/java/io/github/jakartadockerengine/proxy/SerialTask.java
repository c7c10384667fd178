package io.github.jakartadockerengine.proxy;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * A task that any thread may ask for at any time, also from within the task, and that never runs
 * twice at once: it runs on the thread that asks first, and once more when it was asked for
 * meanwhile. No lock is held while it runs, so that servers may call back synchronously.
 */
final class SerialTask {

  private final Runnable task;
  private final AtomicInteger asked = new AtomicInteger();

  SerialTask(Runnable task) {
    this.task = task;
  }

  /** Sees to it that the task runs at least once from its start after this call. */
  void run() {
    if (asked.getAndIncrement() > 0) {
      return;
    }
    int seen = 1;
    do {
      task.run();
      seen = asked.addAndGet(-seen);
    } while (seen > 0);
  }
}
