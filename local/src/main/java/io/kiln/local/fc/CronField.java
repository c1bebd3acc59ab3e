package io.kiln.local.fc;

import java.util.BitSet;
import java.util.List;
import java.util.Locale;

/** One field: {@code *}, {@code ?}, numbers, names, ranges and steps, separated by commas. */
final class CronField {
  private final BitSet values;
  private final boolean any;

  private CronField(BitSet values, boolean any) {
    this.values = values;
    this.any = any;
  }

  /**
   * Reads a field.
   *
   * @param names what the values from the lowest on may be called instead
   */
  static CronField of(String text, int lowest, int highest, List<String> names) {
    BitSet values = new BitSet();
    for (String part : text.split(",", -1)) {
      add(part, lowest, highest, names, values);
    }
    return new CronField(values, text.startsWith("*") || text.startsWith("?"));
  }

  boolean has(int value) {
    return values.get(value);
  }

  boolean isAny() {
    return any;
  }

  private static void add(String part, int lowest, int highest, List<String> names, BitSet into) {
    String[] stepped = part.split("/", 2);
    String[] range = stepped[0].split("-", 2);
    boolean all = stepped[0].equals("*") || stepped[0].equals("?");
    int from = all ? lowest : number(range[0], lowest, names);
    boolean open = all || (stepped.length == 2 && range.length == 1);
    int to = open ? highest : number(range[range.length - 1], lowest, names);
    int step = stepped.length == 2 ? number(stepped[1], lowest, List.of()) : 1;
    if (from < lowest || to > highest || from > to || step < 1) {
      throw new IllegalArgumentException("'" + part + "' is not within its field");
    }
    for (int value = from; value <= to; value += step) {
      into.set(value);
    }
  }

  private static int number(String text, int lowest, List<String> names) {
    int named = names.indexOf(text.toUpperCase(Locale.ROOT));
    if (named >= 0) {
      return named + lowest;
    }
    if (!text.matches("\\d{1,4}")) {
      throw new IllegalArgumentException("'" + text + "' is no value of a schedule");
    }
    return Integer.parseInt(text);
  }
}
