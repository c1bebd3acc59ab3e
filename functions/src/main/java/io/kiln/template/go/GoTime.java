package io.kiln.template.go;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Prints a moment (in UTC) by a Go layout, that is by example: "2006-01-02T15:04:05Z07:00". */
public final class GoTime {
  private static final Pattern PART =
      Pattern.compile(
          "January|Jan(?![a-z])|Monday|Mon(?![a-z])|MST|2006|__2|002|_2(?!006)|01|02|03|04|05|06"
              + "|-07:00:00|-07:00|-070000|-0700|-07|Z07:00:00|Z07:00|Z070000|Z0700|Z07"
              + "|15|PM|pm|[.,]0+(?!\\d)|[.,]9+(?!\\d)|1|2|3|4|5");

  private static final Map<String, String> PATTERNS =
      Map.ofEntries(
          Map.entry("January", "MMMM"),
          Map.entry("Jan", "MMM"),
          Map.entry("Monday", "EEEE"),
          Map.entry("Mon", "EEE"),
          Map.entry("2006", "yyyy"),
          Map.entry("06", "yy"),
          Map.entry("01", "MM"),
          Map.entry("1", "M"),
          Map.entry("02", "dd"),
          Map.entry("2", "d"),
          Map.entry("_2", "ppd"),
          Map.entry("002", "DDD"),
          Map.entry("__2", "pppD"),
          Map.entry("15", "HH"),
          Map.entry("03", "hh"),
          Map.entry("3", "h"),
          Map.entry("04", "mm"),
          Map.entry("4", "m"),
          Map.entry("05", "ss"),
          Map.entry("5", "s"),
          Map.entry("PM", "a"),
          Map.entry("MST", "'UTC'"),
          Map.entry("-0700", "'+0000'"),
          Map.entry("-07:00", "'+00:00'"),
          Map.entry("-07", "'+00'"),
          Map.entry("-070000", "'+000000'"),
          Map.entry("-07:00:00", "'+00:00:00'"));

  private GoTime() {}

  /** The moment in that layout. */
  public static String format(Instant moment, String layout) {
    ZonedDateTime time = moment.atZone(ZoneOffset.UTC);
    StringBuilder out = new StringBuilder();
    Matcher part = PART.matcher(layout);
    int done = 0;
    while (part.find()) {
      out.append(layout, done, part.start()).append(print(time, part.group()));
      done = part.end();
    }
    return out.append(layout.substring(done)).toString();
  }

  private static String print(ZonedDateTime time, String part) {
    if (part.startsWith("Z")) {
      return "Z";
    }
    if (part.equals("pm")) {
      return print(time, "PM").toLowerCase(Locale.ROOT);
    }
    char last = part.charAt(part.length() - 1);
    boolean fraction = part.charAt(0) == '.' || part.charAt(0) == ',';
    if (fraction) {
      return fraction(time, part, last == '9');
    }
    String pattern = PATTERNS.get(part);
    return pattern == null
        ? part
        : DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).format(time);
  }

  private static String fraction(ZonedDateTime time, String part, boolean trim) {
    int digits = part.length() - 1;
    String nanos = String.format("%09d", time.getNano());
    String shown = digits <= 9 ? nanos.substring(0, digits) : nanos + "0".repeat(digits - 9);
    if (!trim) {
      return part.charAt(0) + shown;
    }
    String kept = shown.replaceAll("0+$", "");
    return kept.isEmpty() ? "" : part.charAt(0) + kept;
  }
}
