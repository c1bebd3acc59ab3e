package io.kiln.template;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The environment as a template may see it, with a memory of what was asked for. */
final class Environment {
  private final Map<String, String> all;
  private final Map<String, String> asked = new TreeMap<>();

  Environment(Map<String, String> all) {
    this.all = all;
  }

  /** The variable's value; an unset one is empty. */
  String get(String name) {
    String value = all.getOrDefault(name, "");
    asked.put(name, value);
    return value;
  }

  /** For a builder's option that falls back on the environment: asked only when it is there. */
  Optional<String> fallback(String name) {
    return Optional.of(get(name)).filter(value -> !value.isEmpty());
  }

  Map<String, String> asked() {
    return Map.copyOf(asked);
  }
}
