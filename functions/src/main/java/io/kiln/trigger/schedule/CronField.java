package io.kiln.trigger.schedule;

import java.util.BitSet;
import java.util.List;
import java.util.Locale;

/** One field of a cron expression: the numbers that fit. */
final class CronField {
  private final BitSet numbers;
  private final boolean open;

  private CronField(BitSet numbers, boolean open) {
    this.numbers = numbers;
    this.open = open;
  }

  /**
   * Reads {@code *}, {@code 5}, {@code 1-5}, {@code *}{@code /10}, {@code 1-9/2}, and lists of
   * them.
   *
   * @param names what the numbers from {@code first} on are called too
   */
  static CronField of(String what, String text, int first, int last, List<String> names) {
    BitSet numbers = new BitSet();
    for (String part : text.split(",", -1)) {
      String[] halves = part.split("/", -1);
      if (halves.length > 2) {
        throw wrong(what, text, first, last);
      }
      int step = halves.length == 1 ? 1 : number(halves[1], List.of(), 0);
      String[] ends = halves[0].equals("*") ? new String[0] : halves[0].split("-", -1);
      int from = ends.length == 0 ? first : number(ends[0], names, first);
      boolean openEnd = ends.length == 0 || (ends.length == 1 && halves.length == 2);
      int to = openEnd ? last : number(ends[ends.length - 1], names, first);
      if (ends.length > 2 || step < 1 || from < first || to > last || from > to) {
        throw wrong(what, text, first, last);
      }
      for (int n = from; n <= to; n += step) {
        numbers.set(n);
      }
    }
    return new CronField(numbers, text.startsWith("*"));
  }

  boolean has(int number) {
    return numbers.get(number);
  }

  /** Whether it begins with a star: it says nothing of its own about when. */
  boolean isOpen() {
    return open;
  }

  private static int number(String text, List<String> names, int first) {
    int name = names.indexOf(text.toUpperCase(Locale.ROOT));
    if (name >= 0) {
      return first + name;
    }
    return text.matches("\\d{1,4}") ? Integer.parseInt(text) : -1;
  }

  private static IllegalArgumentException wrong(String what, String text, int first, int last) {
    return new IllegalArgumentException(
        "'"
            + text
            + "' is no "
            + what
            + ": write *, a number from "
            + first
            + " to "
            + last
            + ", a range like "
            + first
            + "-"
            + last
            + ", a step like */2, or a list of them");
  }
}
