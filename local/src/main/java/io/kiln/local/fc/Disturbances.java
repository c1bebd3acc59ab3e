package io.kiln.local.fc;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Failures of Function Compute on demand, by function, each for a while. Thread-safe. */
public final class Disturbances {
  private final Clock clock;
  private final Map<String, Instant> throttled = new HashMap<>();
  private final Map<String, Instant> broken = new HashMap<>();

  Disturbances(Clock clock) {
    this.clock = clock;
  }

  /** Invocations are answered with 429. */
  public synchronized void throttle(String function, Duration time) {
    throttled.put(function, clock.instant().plus(time));
  }

  /** Invocations throw before they have done anything. */
  public synchronized void breakDown(String function, Duration time) {
    broken.put(function, clock.instant().plus(time));
  }

  synchronized Optional<Reply> now(String function) {
    String requestId = UUID.randomUUID().toString();
    if (holds(throttled, function)) {
      return Optional.of(
          Reply.refused(
              429, "ResourceExhausted", "no instance of " + function + " is to be had", requestId));
    }
    return holds(broken, function)
        ? Optional.of(
            Reply.threw(Reply.UNHANDLED, new IllegalStateException("broken on demand"), requestId))
        : Optional.empty();
  }

  private boolean holds(Map<String, Instant> until, String function) {
    Instant end = until.get(function);
    return end != null && clock.instant().isBefore(end);
  }
}
