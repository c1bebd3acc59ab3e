package io.kiln.local.ram;

import java.util.Map;
import java.util.TreeMap;

/** Which permissions each role used, and how often it was allowed and denied. Thread-safe. */
public final class Audit {
  private final Map<String, Map<String, Use>> roles = new TreeMap<>();

  /** How often a permission was asked for. */
  public record Use(int allowed, int denied) {
    private Use plus(boolean may) {
      return may ? new Use(allowed + 1, denied) : new Use(allowed, denied + 1);
    }
  }

  synchronized void note(String role, String permission, boolean may) {
    roles
        .computeIfAbsent(role, name -> new TreeMap<>())
        .compute(permission, (name, use) -> (use == null ? new Use(0, 0) : use).plus(may));
  }

  /** By permission. */
  public synchronized Map<String, Use> of(String role) {
    return new TreeMap<>(roles.getOrDefault(role, Map.of()));
  }
}
