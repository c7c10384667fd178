package io.github.jakartadockerengine.history;

import io.github.jakartadockerengine.container.ContainerName;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts the entries that were dropped, and logs a trouble once when it begins and once when it is
 * over, however many entries it costs. Entries are counted from any thread; failures and successes
 * are told by one thread.
 */
final class Losses {

  private static final Logger LOG = System.getLogger(FileHistorian.class.getName());

  private final AtomicLong total = new AtomicLong();
  private final AtomicBoolean overflowing = new AtomicBoolean();
  private final Set<ContainerName> failing = new HashSet<>();
  private boolean wroteSinceFailure = true;

  /** How many entries were dropped until now. */
  long total() {
    return total.get();
  }

  /** An entry was dropped without any trouble. */
  void dropped() {
    total.incrementAndGet();
  }

  /** An entry was dropped because the queue was full. */
  void overflowed() {
    dropped();
    if (!overflowing.getPlain() && overflowing.compareAndSet(false, true)) {
      LOG.log(Level.WARNING, "History is written too slowly: entries are dropped for now.");
    }
  }

  /** The queue is empty again. */
  void caughtUp() {
    if (overflowing.compareAndSet(true, false)) {
      LOG.log(Level.INFO, "History is written fast enough again; {0}.", summary());
    }
  }

  /**
   * A container's file could not be written. Logged when it is a trouble of its own: not when the
   * file is known to fail, nor when nothing was written since another file failed, as with a full
   * disk.
   */
  void failed(ContainerName name, int entries, Exception cause) {
    total.addAndGet(entries);
    if (failing.add(name) && wroteSinceFailure) {
      LOG.log(
          Level.WARNING,
          "History of container %s cannot be written, its entries are dropped until it can: %s."
              .formatted(name, cause));
    }
    wroteSinceFailure = false;
  }

  /** A container's file was written; when it failed before, the trouble is over for all. */
  void wrote(ContainerName name) {
    wroteSinceFailure = true;
    if (failing.remove(name)) {
      failing.clear();
      LOG.log(Level.INFO, "History of container {0} is written again; {1}.", name, summary());
    }
  }

  private String summary() {
    return total + " entries were dropped since the start";
  }
}
