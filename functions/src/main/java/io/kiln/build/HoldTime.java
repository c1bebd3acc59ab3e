package io.kiln.build;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;

/** How long a failed build is held for a person: five minutes to a week. */
public final class HoldTime {
  /** Unless somebody says otherwise. */
  public static final Duration STANDARD = Duration.ofHours(2);

  /** What may be written, for whoever wrote something else. */
  public static final String RULE = "from 5m to 168h, as in 90m or 2h";

  private static final Duration SHORTEST = Duration.ofMinutes(5);
  private static final Duration LONGEST = Duration.ofDays(7);

  private HoldTime() {}

  /** Reads {@code 90m}; empty for what may not be. */
  public static Optional<Duration> of(String words) {
    try {
      Duration held = Duration.parse("PT" + words.toUpperCase(Locale.ROOT));
      return Optional.of(held).filter(d -> d.compareTo(SHORTEST) >= 0 && d.compareTo(LONGEST) <= 0);
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
