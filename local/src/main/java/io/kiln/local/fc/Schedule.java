package io.kiln.local.fc;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** When a timer trigger fires. */
public interface Schedule {
  /** The first moment after the given one; empty when there is none any more. */
  Optional<Instant> after(Instant moment);

  /**
   * Reads a timer's {@code cronExpression}: {@code @every 5m}, or six fields, which count in UTC
   * unless {@code CRON_TZ=ZONE} stands before them.
   *
   * @param since when the timer was made, from which {@code @every} counts
   * @throws IllegalArgumentException when it is neither
   */
  static Schedule of(String expression, Instant since) {
    Matcher every = Pattern.compile("@every (\\d{1,6})m").matcher(expression);
    if (every.matches() && Integer.parseInt(every.group(1)) > 0) {
      return every(Duration.ofMinutes(Integer.parseInt(every.group(1))), since);
    }
    Matcher zoned = Pattern.compile("(?:CRON_TZ=(\\S+)\\s+)?(.*)").matcher(expression.strip());
    if (!zoned.matches() || expression.startsWith("@")) {
      throw new IllegalArgumentException("'" + expression + "' is no schedule");
    }
    return Cron.of(zoned.group(2), zone(zoned.group(1)));
  }

  private static Schedule every(Duration period, Instant since) {
    return moment -> {
      long passed = Math.floorDiv(Duration.between(since, moment).toMillis(), period.toMillis());
      return Optional.of(since.plus(period.multipliedBy(Math.max(0, passed) + 1)));
    };
  }

  private static ZoneId zone(@Nullable String name) {
    try {
      return name == null ? ZoneOffset.UTC : ZoneId.of(name);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("'" + name + "' is no time zone", e);
    }
  }
}
