package io.github.jakartadockerengine.proxy;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/**
 * Says which exchanges may wait for their origins on the server's threads. That is the fastest way
 * for origins that answer at once, and would let slow ones hold all of the server's threads: so
 * only some may wait, none for long, and none for an origin that was slow just now. Thread-safe,
 * without locks.
 */
final class Patience {

  /** How long an exchange waits at most, in milliseconds. */
  static final int MILLIS = 20;

  /** For how long an origin that was slow counts as slow, in nanoseconds. */
  private static final long GRUDGE = 1_000_000_000;

  /** Half of the worker threads that WildFly has by default, a quarter of Payara's. */
  private final Semaphore places =
      new Semaphore(Math.max(16, 8 * Runtime.getRuntime().availableProcessors()));

  private final Map<Origin, Long> slowUntil = new ConcurrentHashMap<>();

  /** Takes a place for waiting, if there is one; then {@link #leave} has to follow. */
  boolean enter(Origin origin) {
    Long until = slowUntil.get(origin);
    return (until == null || System.nanoTime() - until > 0) && places.tryAcquire();
  }

  /** Gives a place back. */
  void leave() {
    places.release();
  }

  /** An origin did not answer at once. */
  void lost(Origin origin) {
    slowUntil.put(origin, System.nanoTime() + GRUDGE);
  }

  /** Forgets what is over. */
  void sweep(long now) {
    slowUntil.values().removeIf(until -> now - until > 0);
  }
}
