package io.kiln.trigger.schedule;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.zone.ZoneRulesException;
import java.util.List;
import java.util.Optional;

/**
 * A cron expression of five fields in a time zone: minute, hour, day of month, month, day of week.
 * On the days when the clocks change, an hour that is named runs once: just after the gap that
 * swallows it, or in the first of the two that bear its name. Where every hour runs, hours are
 * counted as they pass.
 */
public final class Cron {
  private static final List<String> MONTHS =
      List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC");
  private static final List<String> DAYS = List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT");

  /** 29 February can be eight years away. */
  private static final int YEARS = 9;

  private final String text;
  private final ZoneId zone;
  private final CronField minute;
  private final CronField hour;
  private final CronField day;
  private final CronField month;
  private final CronField weekday;

  private Cron(String text, ZoneId zone, String[] fields) {
    this.text = text;
    this.zone = zone;
    this.minute = CronField.of("minute", fields[0], 0, 59, List.of());
    this.hour = CronField.of("hour", fields[1], 0, 23, List.of());
    this.day = CronField.of("day of the month", fields[2], 1, 31, List.of());
    this.month = CronField.of("month", fields[3], 1, 12, MONTHS);
    this.weekday = CronField.of("day of the week", fields[4], 0, 7, DAYS);
  }

  /**
   * Reads an expression.
   *
   * @throws IllegalArgumentException saying what is wrong, and what would be right
   */
  public static Cron of(String text, String zone) {
    String[] fields = text.strip().split("\\s+", -1);
    if (fields.length != 5) {
      throw new IllegalArgumentException(
          "'"
              + text
              + "' has not five fields: minute, hour, day of the month, month, day of the"
              + " week, as in '30 3 * * *'");
    }
    Cron cron = new Cron(String.join(" ", fields), zone(zone), fields);
    if (cron.after(Instant.EPOCH).isEmpty()) {
      throw new IllegalArgumentException("'" + text + "' never comes");
    }
    return cron;
  }

  private static ZoneId zone(String name) {
    try {
      return ZoneId.of(name);
    } catch (ZoneRulesException unknown) {
      throw new IllegalArgumentException(
          "'" + name + "' is no time zone: write one like Asia/Shanghai or UTC", unknown);
    } catch (DateTimeException malformed) {
      throw new IllegalArgumentException(
          "'" + name + "' is no time zone: write one like Asia/Shanghai or UTC", malformed);
    }
  }

  /** The first moment after this one; empty when it never comes again. */
  public Optional<Instant> after(Instant moment) {
    LocalDate date = moment.atZone(zone).toLocalDate();
    for (LocalDate end = date.plusYears(YEARS); date.isBefore(end); date = date.plusDays(1)) {
      if (month.has(date.getMonthValue()) && fits(date)) {
        Optional<Instant> found = hour.isOpen() ? passing(date, moment) : named(date, moment);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  /** The latest moment up to this one that is after the other; how many there were. */
  public Missed between(Instant last, Instant now) {
    int count = 0;
    Instant latest = last;
    for (Optional<Instant> next = after(last);
        next.isPresent() && !next.get().isAfter(now) && count < Missed.MOST;
        next = after(latest)) {
      latest = next.get();
      count++;
    }
    return new Missed(count, latest);
  }

  /** How often a moment came, and when last. */
  public static final class Missed {
    /** Nobody cares for more: a month of every minute. */
    static final int MOST = 50_000;

    private final int count;
    private final Instant latest;

    private Missed(int count, Instant latest) {
      this.count = count;
      this.latest = latest;
    }

    public int count() {
      return count;
    }

    /** Meaningless when there was none. */
    public Instant latest() {
      return latest;
    }
  }

  private Optional<Instant> named(LocalDate date, Instant moment) {
    for (int h = 0; h < 24; h++) {
      for (int m = 0; hour.has(h) && m < 60; m++) {
        if (minute.has(m)) {
          // a time in a gap is moved behind it, of a time that comes twice this is the first
          Instant at = ZonedDateTime.of(date, LocalTime.of(h, m), zone).toInstant();
          if (at.isAfter(moment)) {
            return Optional.of(at);
          }
        }
      }
    }
    return Optional.empty();
  }

  private Optional<Instant> passing(LocalDate date, Instant moment) {
    ZonedDateTime time = date.atStartOfDay(zone);
    while (time.toLocalDate().equals(date)) {
      boolean fits = hour.has(time.getHour()) && minute.has(time.getMinute());
      if (fits && time.toInstant().isAfter(moment)) {
        return Optional.of(time.toInstant());
      }
      time = time.plus(Duration.ofMinutes(1));
    }
    return Optional.empty();
  }

  /** Both days count; when both are given, either will do. */
  private boolean fits(LocalDate date) {
    int number = date.getDayOfWeek().getValue();
    boolean dayFits = day.has(date.getDayOfMonth());
    boolean weekdayFits = weekday.has(number % 7) || weekday.has(number);
    boolean oneIsOpen = day.isOpen() || weekday.isOpen();
    return oneIsOpen ? dayFits && weekdayFits : dayFits || weekdayFits;
  }

  public ZoneId zone() {
    return zone;
  }

  @Override
  public String toString() {
    return text;
  }
}
