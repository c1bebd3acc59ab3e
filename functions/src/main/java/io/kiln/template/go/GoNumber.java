package io.kiln.template.go;

import java.util.Locale;
import java.util.Optional;

/** Go's number literals: decimal, hexadecimal, octal and binary integers, and floats. */
final class GoNumber {
  private GoNumber() {}

  static Optional<Object> parse(String literal) {
    String sign = literal.startsWith("-") ? "-" : "";
    String digits =
        literal.startsWith("-") || literal.startsWith("+") ? literal.substring(1) : literal;
    digits = digits.replace("_", "").toLowerCase(Locale.ROOT);
    try {
      return Optional.of(integer(sign, digits));
    } catch (NumberFormatException notAnInteger) {
      return decimal(sign + digits);
    }
  }

  private static Object integer(String sign, String digits) {
    if (digits.startsWith("0x")) {
      return Long.parseLong(sign + digits.substring(2), 16);
    }
    if (digits.startsWith("0b")) {
      return Long.parseLong(sign + digits.substring(2), 2);
    }
    if (digits.startsWith("0o")) {
      return Long.parseLong(sign + digits.substring(2), 8);
    }
    boolean octal = digits.length() > 1 && digits.startsWith("0");
    return Long.parseLong(sign + digits, octal ? 8 : 10);
  }

  private static Optional<Object> decimal(String value) {
    if (!value.matches("-?(\\d+\\.?\\d*|\\.\\d+)(e[+-]?\\d{1,4})?")) {
      return Optional.empty();
    }
    double parsed = Double.parseDouble(value);
    if (Double.isInfinite(parsed)) {
      return Optional.empty();
    }
    return Optional.of(parsed);
  }
}
