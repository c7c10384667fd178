package io.github.jakartadockerengine.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SerialTaskTest {

  private int runs;

  @Test
  void task_that_asks_for_itself_runs_again_afterwards() {
    SerialTask[] self = new SerialTask[1];
    self[0] =
        new SerialTask(
            () -> {
              runs++;
              if (runs < 3) {
                self[0].run();
              }
            });
    self[0].run();
    assertThat(runs).isEqualTo(3);
  }

  @Test
  void task_never_runs_twice_at_once_and_sees_every_request() throws Exception {
    AtomicInteger requested = new AtomicInteger();
    AtomicInteger seen = new AtomicInteger();
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger overlaps = new AtomicInteger();
    SerialTask task =
        new SerialTask(
            () -> {
              overlaps.addAndGet(inside.getAndIncrement());
              seen.set(requested.get());
              inside.decrementAndGet();
            });
    CountDownLatch start = new CountDownLatch(1);
    ExecutorService threads = Executors.newFixedThreadPool(4);
    for (int i = 0; i < 4; i++) {
      threads.execute(() -> hammer(start, requested, task));
    }
    start.countDown();
    threads.shutdown();
    assertThat(threads.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
    assertThat(overlaps).hasValue(0);
    assertThat(seen).hasValue(40_000);
  }

  private static void hammer(CountDownLatch start, AtomicInteger requested, SerialTask task) {
    try {
      start.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    for (int i = 0; i < 10_000; i++) {
      requested.incrementAndGet();
      task.run();
    }
  }
}
