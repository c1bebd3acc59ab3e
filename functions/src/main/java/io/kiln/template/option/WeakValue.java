package io.kiln.template.option;

import io.kiln.template.json.JsonValue;
import io.kiln.template.json.JsonValue.Kind;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads JSON values as Packer does: "40" for a number, 1 for true, "a,b" for a list. */
final class WeakValue {
  private static final Set<String> TRUE = Set.of("1", "t", "T", "TRUE", "true", "True");
  private static final Set<String> FALSE = Set.of("0", "f", "F", "FALSE", "false", "False");

  private WeakValue() {}

  static String text(JsonValue value) {
    switch (value.kind()) {
      case NULL:
        return "";
      case STRING:
        return value.text();
      case NUMBER:
        return number(value).stripTrailingZeros().toPlainString();
      case BOOLEAN:
        return value.text().equals("true") ? "1" : "0";
      default:
        throw unfit(value, "string", "Write it as a string in quotation marks.");
    }
  }

  static boolean flag(JsonValue value) {
    return optionalFlag(value).orElse(false);
  }

  /** Empty for an empty string and for null: not set. */
  static Optional<Boolean> optionalFlag(JsonValue value) {
    String remedy = "Write true or false.";
    switch (value.kind()) {
      case NULL:
        return Optional.empty();
      case BOOLEAN:
        return Optional.of(value.text().equals("true"));
      case NUMBER:
        return Optional.of(number(value).signum() != 0);
      case STRING:
        return word(value.text(), remedy);
      default:
        throw unfit(value, "bool", remedy);
    }
  }

  private static Optional<Boolean> word(String text, String remedy) {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    if (!TRUE.contains(text) && !FALSE.contains(text)) {
      throw new WrongValue("cannot be parsed as bool", remedy);
    }
    return Optional.of(TRUE.contains(text));
  }

  static int integer(JsonValue value) {
    String remedy = "Write a whole number.";
    switch (value.kind()) {
      case NULL:
        return 0;
      case BOOLEAN:
        return value.text().equals("true") ? 1 : 0;
      case NUMBER:
        return fitting(number(value), remedy);
      case STRING:
        return digits(value.text(), remedy);
      default:
        throw unfit(value, "int", remedy);
    }
  }

  private static int digits(String text, String remedy) {
    if (text.isEmpty()) {
      return 0;
    }
    try {
      return Integer.decode(text);
    } catch (NumberFormatException e) {
      WrongValue wrong = new WrongValue("cannot be parsed as int", remedy);
      wrong.initCause(e);
      throw wrong;
    }
  }

  private static int fitting(BigDecimal number, String remedy) {
    boolean fits = number.abs().compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) <= 0;
    if (!fits) {
      throw new WrongValue("cannot be parsed as int", remedy);
    }
    return number.intValue();
  }

  static Duration duration(JsonValue value) {
    String remedy = "Write a number and a unit: \"30s\", \"5m\", \"1h30m\".";
    switch (value.kind()) {
      case NULL:
        return Duration.ZERO;
      case NUMBER:
        return Duration.ofNanos(number(value).min(BigDecimal.valueOf(Long.MAX_VALUE)).longValue());
      case STRING:
        return GoDuration.parse(value.text())
            .orElseThrow(() -> new WrongValue("cannot be parsed as duration", remedy));
      default:
        throw unfit(value, "duration", remedy);
    }
  }

  /**
   * A list's elements; one value stands for a list of itself, a string for what its commas part.
   */
  static List<JsonValue> elements(JsonValue value) {
    switch (value.kind()) {
      case NULL:
        return List.of();
      case LIST:
        return value.elements();
      case STRING:
        return parts(value);
      case OBJECT:
        return value.members().isEmpty() ? List.of() : List.of(value);
      default:
        return List.of(value);
    }
  }

  private static List<JsonValue> parts(JsonValue value) {
    List<JsonValue> parts = new ArrayList<>();
    if (!value.text().isEmpty()) {
      for (String part : value.text().split(",", -1)) {
        parts.add(value.withText(part));
      }
    }
    return parts;
  }

  /** An object's members; a list of objects is poured together. */
  static Map<String, JsonValue> members(JsonValue value) {
    if (value.is(Kind.NULL)) {
      return Map.of();
    }
    if (value.is(Kind.OBJECT)) {
      return value.members();
    }
    if (!value.is(Kind.LIST) || value.elements().stream().anyMatch(e -> !e.is(Kind.OBJECT))) {
      throw unfit(value, "map", "Write it as an object: {\"key\": \"value\"}.");
    }
    Map<String, JsonValue> all = new LinkedHashMap<>();
    value.elements().forEach(element -> all.putAll(element.members()));
    return all;
  }

  /** An object's members, and nothing weaker. */
  static Map<String, JsonValue> object(JsonValue value) {
    if (value.is(Kind.OBJECT) || value.is(Kind.NULL)) {
      return value.members();
    }
    throw unfit(value, "map", "Write it as an object: {\"key\": \"value\"}.");
  }

  /** Whether leaving the option out would come to the same. */
  static boolean isNothing(JsonValue value) {
    switch (value.kind()) {
      case NULL:
        return true;
      case LIST:
        return value.elements().stream().allMatch(WeakValue::isNothing);
      case OBJECT:
        return value.members().isEmpty();
      case NUMBER:
        return number(value).signum() == 0;
      default:
        return value.text().isEmpty() || FALSE.contains(value.text());
    }
  }

  private static BigDecimal number(JsonValue value) {
    if (value.text().length() > 40) {
      throw new WrongValue("is a number too long to be meant", "Write a shorter one.");
    }
    if (!value.text().matches(".*[eE][+-]?\\d{4,}")) {
      return new BigDecimal(value.text());
    }
    throw new WrongValue("is a number too large to be meant", "Write a smaller one.");
  }

  private static WrongValue unfit(JsonValue value, String type, String remedy) {
    return new WrongValue("expected type '" + type + "', got " + value.kind().words(), remedy);
  }
}
