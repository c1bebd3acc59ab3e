package io.kiln.local.fc;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.Optional;

/**
 * Six fields: second, minute, hour, day of month, month, day of week. A local time that a change of
 * the clocks leaves out does not come; one that it repeats comes twice.
 */
final class Cron implements Schedule {
  private static final List<String> MONTHS =
      List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC");
  private static final List<String> DAYS = List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT");

  /** 29 February can be eight years away. */
  private static final int YEARS = 9;

  private final CronField second;
  private final CronField minute;
  private final CronField hour;
  private final CronField day;
  private final CronField month;
  private final CronField weekday;
  private final ZoneId zone;

  private Cron(List<CronField> fields, ZoneId zone) {
    this.second = fields.get(0);
    this.minute = fields.get(1);
    this.hour = fields.get(2);
    this.day = fields.get(3);
    this.month = fields.get(4);
    this.weekday = fields.get(5);
    this.zone = zone;
  }

  static Cron of(String text, ZoneId zone) {
    String[] parts = text.strip().split("\\s+", -1);
    if (parts.length != 6) {
      throw new IllegalArgumentException("'" + text + "' has not six fields");
    }
    return new Cron(
        List.of(
            CronField.of(parts[0], 0, 59, List.of()),
            CronField.of(parts[1], 0, 59, List.of()),
            CronField.of(parts[2], 0, 23, List.of()),
            CronField.of(parts[3], 1, 31, List.of()),
            CronField.of(parts[4], 1, 12, MONTHS),
            CronField.of(parts[5], 0, 6, DAYS)),
        zone);
  }

  @Override
  public Optional<Instant> after(Instant moment) {
    ZonedDateTime time = moment.atZone(zone).withNano(0).plusSeconds(1);
    ZonedDateTime end = time.plusYears(YEARS);
    while (time.isBefore(end)) {
      ZonedDateTime later = skip(time);
      if (later.equals(time)) {
        return Optional.of(time.toInstant());
      }
      time = later;
    }
    return Optional.empty();
  }

  boolean matches(ZonedDateTime time) {
    return skip(time).equals(time);
  }

  /** The time itself when it fits, else a later one with nothing that fits in between. */
  private ZonedDateTime skip(ZonedDateTime time) {
    LocalDate date = time.toLocalDate();
    if (!month.has(date.getMonthValue())) {
      return date.withDayOfMonth(1).plusMonths(1).atStartOfDay(zone);
    }
    if (!fits(date)) {
      return date.plusDays(1).atStartOfDay(zone);
    }
    int within = time.getMinute() * 60 + time.getSecond();
    if (!hour.has(time.getHour())) {
      return forward(time, 3600 - within);
    }
    if (!minute.has(time.getMinute())) {
      return forward(time, 60 - time.getSecond());
    }
    return second.has(time.getSecond()) ? time : forward(time, 1);
  }

  /** Both days count; when both are given, either will do. */
  private boolean fits(LocalDate date) {
    boolean dayFits = day.has(date.getDayOfMonth());
    boolean weekdayFits = weekday.has(date.getDayOfWeek().getValue() % 7);
    boolean oneIsOpen = day.isAny() || weekday.isAny();
    return oneIsOpen ? (dayFits && weekdayFits) : (dayFits || weekdayFits);
  }

  /** Stops where the clocks change: the local time behind it is another one. */
  private ZonedDateTime forward(ZonedDateTime time, long seconds) {
    ZonedDateTime target = time.plusSeconds(seconds);
    ZoneOffsetTransition change = zone.getRules().nextTransition(time.toInstant());
    return change != null && change.getInstant().isBefore(target.toInstant())
        ? change.getInstant().atZone(zone)
        : target;
  }
}
