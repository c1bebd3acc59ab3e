package io.kiln.local.flow.fdl;

import com.fasterxml.jackson.databind.JsonNode;

/** A field's value: a constant, or an expression behind a name that ends in {@code .$}. */
public interface Value {
  JsonNode in(JsonNode context);
}
