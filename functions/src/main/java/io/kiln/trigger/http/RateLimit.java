package io.kiln.trigger.http;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How often each caller may ask one instance: a bucket of tokens that fills up again with time. The
 * whole of it is as large as the number of instances that the stack allows. Thread-safe.
 */
public final class RateLimit {
  private static final int MOST_CALLERS = 10_000;

  private final Map<String, Level> levels =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Level> eldest) {
          return size() > MOST_CALLERS;
        }
      };

  /** What is left to a caller, as of when. */
  private static final class Level {
    private final double left;
    private final Instant at;

    Level(double left, Instant at) {
      this.left = left;
      this.at = at;
    }
  }

  /**
   * Takes one request of the caller's.
   *
   * @param perMinute how many may come in a minute; as many may come at once
   * @return how long to wait when it is one too many, else zero
   */
  synchronized Duration take(String caller, int perMinute, Clock clock) {
    Instant now = clock.instant();
    Level before = levels.getOrDefault(caller, new Level(perMinute, now));
    double seconds = Math.max(0, Duration.between(before.at, now).toMillis() / 1000.0);
    double left = Math.min(perMinute, before.left + seconds * perMinute / 60);
    boolean enough = left >= 1;
    levels.put(caller, new Level(enough ? left - 1 : left, now));
    return enough
        ? Duration.ZERO
        : Duration.ofSeconds((long) Math.ceil((1 - left) * 60 / perMinute));
  }
}
