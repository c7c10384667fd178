package io.github.jakartadockerengine;

import static org.assertj.core.api.Assertions.fail;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Waits for what another thread or process does, with a generous deadline that a passing test never
 * meets.
 */
public final class Eventually {

  private static final Duration DEADLINE = Duration.ofMinutes(2);

  private Eventually() {}

  /**
   * Returns as soon as the condition holds; fails when it does not within two minutes.
   *
   * @param what what is waited for, for the failure's message
   * @param condition asked every 10 ms
   */
  public static void eventually(String what, BooleanSupplier condition) {
    eventually(what, DEADLINE, condition);
  }

  /**
   * Returns as soon as the condition holds; fails when it does not within two minutes.
   *
   * @param what what is waited for, and what is there instead; asked when it failed
   * @param condition asked every 10 ms
   */
  public static void eventually(Supplier<String> what, BooleanSupplier condition) {
    eventually(what, DEADLINE, condition);
  }

  /**
   * Returns as soon as the condition holds; fails when it does not before a deadline.
   *
   * @param what what is waited for, for the failure's message
   * @param deadline much longer than it takes, much shorter than it would take in another way
   * @param condition asked every 10 ms
   */
  public static void eventually(String what, Duration deadline, BooleanSupplier condition) {
    eventually(() -> what, deadline, condition);
  }

  private static void eventually(
      Supplier<String> what, Duration deadline, BooleanSupplier condition) {
    long end = System.nanoTime() + deadline.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - end > 0) {
        fail("deadline for: %s", what.get());
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
    }
  }
}
