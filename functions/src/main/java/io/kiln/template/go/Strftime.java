package io.kiln.template.go;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;

/**
 * Prints a moment (in UTC) by a strftime format such as %Y-%m-%d. It knows the directives that
 * Packer knows, which are not all that C has; others stay as they are.
 */
public final class Strftime {
  private static final Map<Character, String> PATTERNS =
      Map.ofEntries(
          Map.entry('a', "EEE"),
          Map.entry('A', "EEEE"),
          Map.entry('b', "MMM"),
          Map.entry('B', "MMMM"),
          Map.entry('d', "dd"),
          Map.entry('H', "HH"),
          Map.entry('I', "hh"),
          Map.entry('m', "MM"),
          Map.entry('M', "mm"),
          Map.entry('p', "a"),
          Map.entry('S', "ss"),
          Map.entry('y', "yy"),
          Map.entry('Y', "yyyy"),
          Map.entry('z', "'+0000'"),
          Map.entry('Z', "'UTC'"),
          Map.entry('L', "'.'SSS"),
          Map.entry('%', "'%'"));

  private Strftime() {}

  /** The moment in that format. */
  public static String format(Instant moment, String format) {
    StringBuilder out = new StringBuilder();
    for (int at = 0; at < format.length(); at++) {
      char next = at + 1 < format.length() ? format.charAt(at + 1) : 0;
      if (format.charAt(at) == '%' && PATTERNS.containsKey(next)) {
        out.append(
            DateTimeFormatter.ofPattern(PATTERNS.get(next), Locale.ENGLISH)
                .format(moment.atZone(ZoneOffset.UTC)));
        at++;
      } else {
        out.append(format.charAt(at));
      }
    }
    return out.toString();
  }
}
