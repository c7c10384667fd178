package io.github.jakartadockerengine.history;

import io.github.jakartadockerengine.container.ContainerName;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One daemon thread that writes queued entries, many at a time: the first entry waits a moment for
 * others, so that a busy proxy does not wake the thread and open a file for each request.
 */
final class HistoryWriter {

  private static final Logger LOG = System.getLogger(HistoryWriter.class.getName());
  private static final Duration GATHERING = Duration.ofMillis(50);

  private final HistoryDirectory directory;
  private final Losses losses;
  private final long patienceNanos;
  private final BlockingQueue<Task> queue;
  private final Semaphore hurry = new Semaphore(0);
  private final Thread thread = new Thread(this::run, "history-writer");
  private final AtomicBoolean closed = new AtomicBoolean();

  /** What the thread does, in the order of the queue. */
  private sealed interface Task {}

  private record Append(ContainerName name, HistoryEntry entry) implements Task {}

  private record Call(Runnable action, CountDownLatch done) implements Task {}

  /**
   * @param capacity how many entries may wait
   * @param patience how long a caller waits for the thread
   */
  HistoryWriter(HistoryDirectory directory, Losses losses, int capacity, Duration patience) {
    this.directory = directory;
    this.losses = losses;
    this.patienceNanos = patience.toNanos();
    this.queue = new ArrayBlockingQueue<>(capacity);
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  /** Queues an entry, or drops it when the queue is full or closed. Does not wait. */
  void append(ContainerName name, HistoryEntry entry) {
    if (closed.get()) {
      losses.dropped();
    } else if (!queue.offer(new Append(name, entry))) {
      losses.overflowed();
    }
  }

  /**
   * Runs an action on the thread, behind everything that was queued before, and waits for it.
   *
   * @return whether it was done within the patience; true without running it when closed
   */
  boolean runBehindQueued(Runnable action) throws InterruptedException {
    return closed.get() || call(action);
  }

  /**
   * Writes what was queued and ends the thread; waits for each at most as long as the patience.
   *
   * @return whether that was done within the patience
   */
  boolean close() throws InterruptedException {
    if (closed.getAndSet(true)) {
      return true;
    }
    try {
      return call(() -> {});
    } finally {
      thread.interrupt();
      TimeUnit.NANOSECONDS.timedJoin(thread, patienceNanos);
    }
  }

  private boolean call(Runnable action) throws InterruptedException {
    long deadline = System.nanoTime() + patienceNanos;
    Call call = new Call(action, new CountDownLatch(1));
    if (!queue.offer(call, patienceNanos, TimeUnit.NANOSECONDS)) {
      return false;
    }
    hurry.release();
    return call.done.await(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
  }

  private void run() {
    try {
      while (true) {
        work(nextBatch());
      }
    } catch (InterruptedException e) {
      LOG.log(Level.DEBUG, "History writer ends.");
    }
  }

  private List<Task> nextBatch() throws InterruptedException {
    List<Task> batch = new ArrayList<>();
    batch.add(queue.take());
    hurry.tryAcquire(GATHERING.toNanos(), TimeUnit.NANOSECONDS);
    hurry.drainPermits();
    queue.drainTo(batch);
    return batch;
  }

  private void work(List<Task> batch) {
    Map<ContainerName, List<HistoryEntry>> entries = new LinkedHashMap<>();
    for (Task task : batch) {
      if (task instanceof Append append) {
        entries.computeIfAbsent(append.name, n -> new ArrayList<>()).add(append.entry);
      } else if (task instanceof Call call) {
        write(entries);
        entries.clear();
        call.action.run();
        call.done.countDown();
      }
    }
    write(entries);
    if (queue.isEmpty()) {
      losses.caughtUp();
    }
  }

  private void write(Map<ContainerName, List<HistoryEntry>> entries) {
    entries.forEach(this::write);
  }

  private void write(ContainerName name, List<HistoryEntry> entries) {
    try {
      directory.append(name, entries);
      losses.wrote(name);
    } catch (IOException | RuntimeException e) {
      // Whatever went wrong with one file, the thread has to go on for the others.
      losses.failed(name, entries.size(), e);
    }
  }
}
