package io.kiln.local.ram;

import java.util.List;

/**
 * A resource as a policy names it, {@code acs:service:region:account:relative}, compared part by
 * part.
 */
record Arn(List<String> parts) {
  private static final int PARTS = 5;

  static Arn parse(String text) {
    return new Arn(List.of(text.split(":", PARTS)));
  }

  /** Whether a pattern covers a resource; a region that the service does not know counts as any. */
  static boolean covers(String pattern, String resource) {
    return new Wildcard(pattern).covers(resource) || parse(pattern).covers(parse(resource));
  }

  private boolean covers(Arn other) {
    if (parts.size() != PARTS || other.parts.size() != PARTS) {
      return false;
    }
    for (int i = 0; i < PARTS; i++) {
      String part = other.parts.get(i);
      if (!part.isEmpty() && !new Wildcard(parts.get(i)).covers(part)) {
        return false;
      }
    }
    return true;
  }
}
