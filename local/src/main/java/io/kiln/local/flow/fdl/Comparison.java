package io.kiln.local.flow.fdl;

import com.fasterxml.jackson.databind.JsonNode;

/** Two values side by side: numbers by size, texts by their characters. */
final class Comparison {
  private Comparison() {}

  static boolean holds(JsonNode left, String operator, JsonNode right) {
    return switch (operator) {
      case "==" -> same(left, right);
      case "!=" -> !same(left, right);
      case ">" -> order(left, right) > 0;
      case ">=" -> order(left, right) >= 0;
      case "<" -> order(left, right) < 0;
      default -> order(left, right) <= 0;
    };
  }

  static boolean truth(JsonNode value) {
    if (!value.isBoolean()) {
      throw FlowFailure.data("a condition needs true or false, not " + value);
    }
    return value.booleanValue();
  }

  private static boolean same(JsonNode left, JsonNode right) {
    boolean numbers = left.isNumber() && right.isNumber();
    return numbers ? order(left, right) == 0 : left.equals(right);
  }

  private static int order(JsonNode left, JsonNode right) {
    if (left.isNumber() && right.isNumber()) {
      return left.decimalValue().compareTo(right.decimalValue());
    }
    if (left.isTextual() && right.isTextual()) {
      return left.textValue().compareTo(right.textValue());
    }
    throw FlowFailure.data("cannot compare " + left + " with " + right);
  }
}
