package io.github.jakartadockerengine.proxy;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Says which exchanges may wait for their origins on the server's threads. That is the fastest way
 * for origins that answer at once, and would let slow ones hold all of the server's threads: so
 * nobody waits for long, and for an origin that was slow several times in a row only one does now
 * and then, to see how it is. Thread-safe, without locks.
 */
final class Patience {

  /** How long an exchange waits at most, in milliseconds. */
  static final int MILLIS = 20;

  /** One slow answer may be the machine's fault, or that of one page. */
  private static final int SLOW_ANSWERS = 8;

  /** How long a slow origin is not waited for. */
  private static final long PAUSE = 250_000_000;

  /** For those origins whose latest answers were slow. */
  private final Map<Origin, Slowness> slow = new ConcurrentHashMap<>();

  /**
   * Slow answers in a row.
   *
   * @param until when it may be waited for again, as {@link System#nanoTime()}
   */
  private record Slowness(int answers, long until) {

    Slowness more(long now) {
      return new Slowness(Math.min(SLOW_ANSWERS, answers + 1), now + PAUSE);
    }
  }

  /** Whether an exchange may wait; it has to say afterwards how that ended. */
  boolean isLeftFor(Origin origin) {
    if (slow.isEmpty()) {
      return true;
    }
    Slowness slowness = slow.get(origin);
    long now = System.nanoTime();
    return slowness == null
        || slowness.answers < SLOW_ANSWERS
        || (now - slowness.until > 0 && slow.replace(origin, slowness, slowness.more(now)));
  }

  /** An origin answered at once. */
  void rewarded(Origin origin) {
    if (!slow.isEmpty()) {
      slow.remove(origin);
    }
  }

  /** An origin did not answer at once. */
  void lost(Origin origin) {
    long now = System.nanoTime();
    slow.merge(origin, new Slowness(1, now + PAUSE), (old, one) -> old.more(now));
  }

  /** Forgets origins for which nobody has waited for a long time. */
  void sweep(long now) {
    slow.values().removeIf(slowness -> now - slowness.until > 60 * PAUSE);
  }
}
