package io.kiln.local.ssh;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** When bytes last moved. */
final class Traffic {
  private final AtomicLong last = new AtomicLong(System.nanoTime() - Duration.ofDays(1).toNanos());

  void moved() {
    last.set(System.nanoTime());
  }

  boolean within(Duration time) {
    return System.nanoTime() - last.get() < time.toNanos();
  }
}
