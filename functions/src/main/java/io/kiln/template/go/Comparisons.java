package io.kiln.template.go;

import static io.kiln.template.go.GoFunction.Takes.ANY;

import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;

/** eq, ne, lt, le, gt and ge: only values of one kind compare. */
final class Comparisons {
  static final Map<String, GoFunction> ALL =
      Map.of(
          "eq", GoFunction.variadic(Comparisons::equal, ANY, ANY),
          "ne", GoFunction.of(args -> !same(args.get(0), args.get(1)), ANY, ANY),
          "lt", ordered(order -> order < 0),
          "le", ordered(order -> order <= 0),
          "gt", ordered(order -> order > 0),
          "ge", ordered(order -> order >= 0));

  private Comparisons() {}

  private static Object equal(List<Object> args) {
    if (args.size() == 1) {
      throw TemplateError.of("missing argument for comparison");
    }
    for (Object other : args.subList(1, args.size())) {
      if (same(args.get(0), other)) {
        return true;
      }
    }
    return false;
  }

  private static GoFunction ordered(IntPredicate holds) {
    return GoFunction.of(args -> holds.test(order(args.get(0), args.get(1))), ANY, ANY);
  }

  private static boolean same(Object one, Object other) {
    if (one == Call.NIL || other == Call.NIL) {
      return one == other;
    }
    requireBasic(one);
    requireBasic(other);
    requireOneKind(one, other);
    return one.equals(other);
  }

  private static int order(Object one, Object other) {
    requireBasic(one);
    requireBasic(other);
    requireOneKind(one, other);
    if (one instanceof Long) {
      return ((Long) one).compareTo((Long) other);
    }
    if (one instanceof Double) {
      return ((Double) one).compareTo((Double) other);
    }
    if (one instanceof String) {
      return ((String) one).compareTo((String) other);
    }
    throw TemplateError.of("invalid type for comparison");
  }

  private static void requireBasic(Object value) {
    if (value == Call.NIL || value instanceof List || value instanceof Map) {
      throw TemplateError.of("invalid type for comparison");
    }
  }

  private static void requireOneKind(Object one, Object other) {
    if (one.getClass() != other.getClass()) {
      throw TemplateError.of("incompatible types for comparison");
    }
  }
}
