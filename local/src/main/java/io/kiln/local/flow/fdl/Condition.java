package io.kiln.local.flow.fdl;

import com.fasterxml.jackson.databind.JsonNode;

/** What a choice asks of the context. */
public interface Condition {
  boolean holds(JsonNode context);

  /** Reads {@code $Input.a == "b" && $Input.n >= 3}. */
  static Condition parse(String text) {
    return new ConditionParser(text).parse();
  }
}
