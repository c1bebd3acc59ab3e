package io.kiln.template.go;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** The builtin slice: a part of a string, by bytes, or of a list. */
final class Slices {
  private Slices() {}

  static Object of(List<Object> args) {
    Object value = args.get(0);
    if (value == Call.NIL) {
      throw TemplateError.of("slice of untyped nil");
    }
    if (args.size() > 4) {
      throw TemplateError.of("too many slice indexes: " + (args.size() - 1));
    }
    if (!(value instanceof String || value instanceof List)) {
      throw TemplateError.of("can't slice item of type " + GoPrint.typeName(value));
    }
    if (value instanceof String && args.size() == 4) {
      throw TemplateError.of("cannot 3-index slice a string");
    }
    int length = ((Long) Builtins.length(value)).intValue();
    int from = args.size() > 1 ? bound(args.get(1), length) : 0;
    int to = args.size() > 2 ? bound(args.get(2), length) : length;
    int most = args.size() > 3 ? bound(args.get(3), length) : length;
    requireOrder(from, to);
    requireOrder(to, most);
    return part(value, from, to);
  }

  private static void requireOrder(int from, int to) {
    if (from > to) {
      throw TemplateError.of("invalid slice index: " + from + " > " + to);
    }
  }

  private static Object part(Object value, int from, int to) {
    if (value instanceof List) {
      return List.copyOf(((List<?>) value).subList(from, to));
    }
    byte[] bytes = ((String) value).getBytes(StandardCharsets.UTF_8);
    return new String(Arrays.copyOfRange(bytes, from, to), StandardCharsets.UTF_8);
  }

  private static int bound(Object index, int length) {
    if (index == Call.NIL) {
      throw TemplateError.of("cannot index slice/array with nil");
    }
    if (!(index instanceof Long)) {
      throw TemplateError.of("cannot index slice/array with type " + GoPrint.typeName(index));
    }
    long at = (Long) index;
    if (at < 0 || at > length) {
      throw TemplateError.of("index out of range: " + at);
    }
    return (int) at;
  }
}
