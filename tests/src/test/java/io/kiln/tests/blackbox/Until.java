package io.kiln.tests.blackbox;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what happens in other processes. */
final class Until {
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final Duration GLANCE = Duration.ofMillis(5);

  private Until() {}

  /** Returns as soon as it is so. */
  static void so(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("still waiting for " + what);
      }
      LockSupport.parkNanos(GLANCE.toNanos());
    }
  }

  /** Lets a random time pass: there is nothing to be seen then. */
  static void passed(Duration time) {
    long end = System.nanoTime() + time.toNanos();
    so("time to pass", () -> System.nanoTime() > end);
  }
}
