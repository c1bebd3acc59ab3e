package io.kiln.template.go;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How Go prints and judges the values a template can hold. */
final class GoPrint {
  private GoPrint() {}

  /** Values from outside in the few types the interpreter knows. */
  static Object normal(Object value) {
    if (value instanceof Integer || value instanceof Short || value instanceof Byte) {
      return ((Number) value).longValue();
    }
    boolean known =
        value instanceof String
            || value instanceof Long
            || value instanceof Double
            || value instanceof Boolean
            || value instanceof Map
            || value instanceof List
            || value == Call.NIL;
    return known ? value : String.valueOf(value);
  }

  static String text(Object value) {
    if (value == Call.NIL) {
      return "<no value>";
    }
    if (value instanceof Double) {
      return decimal((Double) value);
    }
    if (value instanceof List) {
      return ((List<?>) value)
          .stream().map(GoPrint::inner).collect(Collectors.joining(" ", "[", "]"));
    }
    if (value instanceof Map) {
      return new TreeMap<>((Map<?, ?>) value)
          .entrySet().stream()
              .map(e -> e.getKey() + ":" + inner(e.getValue()))
              .collect(Collectors.joining(" ", "map[", "]"));
    }
    return String.valueOf(value);
  }

  private static String inner(Object value) {
    return value == Call.NIL ? "<nil>" : text(normal(value));
  }

  static String typeName(Object value) {
    if (value instanceof String) {
      return "string";
    }
    if (value instanceof Long) {
      return "int";
    }
    if (value instanceof Double) {
      return "float64";
    }
    if (value instanceof Boolean) {
      return "bool";
    }
    if (value instanceof Map) {
      return "map[string]interface {}";
    }
    return value instanceof List ? "[]interface {}" : "nil";
  }

  static boolean isTrue(Object value) {
    if (value instanceof String) {
      return !((String) value).isEmpty();
    }
    if (value instanceof Number) {
      return ((Number) value).doubleValue() != 0;
    }
    if (value instanceof Map) {
      return !((Map<?, ?>) value).isEmpty();
    }
    if (value instanceof List) {
      return !((List<?>) value).isEmpty();
    }
    return value instanceof Boolean && (Boolean) value;
  }

  /** Shortest decimal form; an exponent below 1e-4 and from 1e21 on. */
  static String decimal(double value) {
    if (Double.isNaN(value)) {
      return "NaN";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "+Inf" : "-Inf";
    }
    if (value == 0) {
      return "0";
    }
    BigDecimal exact = new BigDecimal(Double.toString(value)).stripTrailingZeros();
    int exponent = exact.precision() - exact.scale() - 1;
    if (exponent >= -4 && exponent < 21) {
      return exact.toPlainString();
    }
    BigDecimal mantissa = exact.movePointLeft(exponent).stripTrailingZeros();
    String power = (exponent < 0 ? "e-" : "e+") + (Math.abs(exponent) < 10 ? "0" : "");
    return mantissa.toPlainString() + power + Math.abs(exponent);
  }
}
