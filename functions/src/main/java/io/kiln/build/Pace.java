package io.kiln.build;

import java.time.Duration;
import java.time.Instant;

/**
 * How soon to look again. The first look comes just after the expected moment; from then on each
 * wait is 5 % longer than the one before, which is 5 % of the time already waited. So the pace
 * follows from the begin alone and nothing has to be counted.
 */
final class Pace {
  private static final long SHORTEST = 2;

  /** CloudFlow's Wait takes 1 to 300 seconds. */
  private static final long LONGEST = 300;

  private Pace() {}

  /** Whole seconds until the next look, 1 to 300. */
  static long seconds(Duration first, Instant since, Instant now) {
    Duration waited = Duration.between(since, now);
    if (waited.compareTo(first) < 0) {
      return clamp(roundUp(first.minus(waited)), 1);
    }
    return clamp(SHORTEST + waited.toSeconds() / 20, SHORTEST);
  }

  /** Whole seconds until a moment, 1 to 300. */
  static long until(Instant moment, Instant now) {
    return clamp(roundUp(Duration.between(now, moment)), 1);
  }

  private static long roundUp(Duration duration) {
    return (duration.toMillis() + 999) / 1000;
  }

  private static long clamp(long seconds, long shortest) {
    return Math.max(shortest, Math.min(LONGEST, seconds));
  }
}
