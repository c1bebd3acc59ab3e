package io.kiln.local.cli.ui;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A duration as Packer writes it: its two largest units, {@code 1 minute 4 seconds}. */
public final class Elapsed {
  private enum Unit {
    YEAR(Duration.ofDays(365)),
    WEEK(Duration.ofDays(7)),
    DAY(Duration.ofDays(1)),
    HOUR(Duration.ofHours(1)),
    MINUTE(Duration.ofMinutes(1)),
    SECOND(Duration.ofSeconds(1)),
    MILLISECOND(Duration.ofMillis(1)),
    MICROSECOND(Duration.ofNanos(1000));

    private final Duration length;

    Unit(Duration length) {
      this.length = length;
    }

    String count(long number) {
      return number + " " + name().toLowerCase(Locale.ROOT) + (number == 1 ? "" : "s");
    }
  }

  private Elapsed() {}

  /** The duration in words. */
  public static String words(Duration duration) {
    List<String> parts = new ArrayList<>();
    Duration rest = duration;
    for (Unit unit : Unit.values()) {
      long number = rest.dividedBy(unit.length);
      rest = rest.minus(unit.length.multipliedBy(number));
      if (number > 0 && parts.size() < 2) {
        parts.add(unit.count(number));
      }
    }
    return parts.isEmpty() ? Unit.MICROSECOND.count(0) : String.join(" ", parts);
  }
}
