package io.kiln.local.ram;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What must be so for a statement to count; a fact that is not known fails it. */
record Condition(Operator operator, String key, List<String> values) {
  /** How a fact is held against the values; one of them is enough. */
  enum Operator {
    STRING_EQUALS,
    STRING_LIKE
  }

  private static final Map<String, Operator> OPERATORS =
      Map.of("StringEquals", Operator.STRING_EQUALS, "StringLike", Operator.STRING_LIKE);

  /**
   * Reads a statement's {@code Condition}.
   *
   * @throws BadPolicy also for an operator or a key that is not emulated
   */
  static List<Condition> read(String policy, JsonNode node) {
    List<Condition> conditions = new ArrayList<>();
    for (Map.Entry<String, JsonNode> operator : node.properties()) {
      for (Map.Entry<String, JsonNode> key : operator.getValue().properties()) {
        conditions.add(condition(policy, operator.getKey(), key.getKey(), key.getValue()));
      }
    }
    return conditions;
  }

  private static Condition condition(String policy, String operator, String key, JsonNode value) {
    Operator known = OPERATORS.get(operator);
    if (known == null) {
      throw new BadPolicy(policy, "the condition " + operator + " is not emulated");
    }
    if (!Facts.knows(key)) {
      throw new BadPolicy(policy, "the condition's key " + key + " is not emulated");
    }
    List<String> values = new ArrayList<>();
    (value.isArray() ? value : List.of(value)).forEach(item -> values.add(item.asText()));
    return new Condition(known, key, List.copyOf(values));
  }

  boolean holds(Function<String, Optional<String>> facts) {
    return facts
        .apply(key)
        .filter(fact -> values.stream().anyMatch(v -> fits(v, fact)))
        .isPresent();
  }

  private boolean fits(String value, String fact) {
    return operator == Operator.STRING_EQUALS
        ? value.equals(fact)
        : new Wildcard(value).covers(fact);
  }
}
