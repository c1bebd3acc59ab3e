package io.kiln.local.rpc;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An answer's JSON object, built field by field. */
public final class Body {
  private final Map<String, Object> fields = new LinkedHashMap<>();

  public static Body empty() {
    return new Body();
  }

  public static Body of(String name, Object value) {
    return new Body().and(name, value);
  }

  public Body and(String name, Object value) {
    fields.put(name, value);
    return this;
  }

  /** A list the way this API nests them: {@code "Vpcs":{"Vpc":[...]}}. */
  public Body list(String outer, String inner, Collection<?> values) {
    return and(outer, Map.of(inner, List.copyOf(values)));
  }

  public Body all(Map<String, ?> more) {
    fields.putAll(more);
    return this;
  }

  @JsonValue
  public Map<String, Object> fields() {
    return fields;
  }
}
