package io.kiln.local.stack;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects what is wrong, in the order in which it is found, each once. */
final class Problems {
  private final Set<String> found = new LinkedHashSet<>();

  void add(String path, String message) {
    found.add(path + ": " + message);
  }

  List<String> all() {
    return List.copyOf(found);
  }

  /**
   * Ends the reading when anything was found.
   *
   * @throws StackProblems with all of it
   */
  void raise() {
    if (!found.isEmpty()) {
      throw new StackProblems(List.copyOf(found));
    }
  }
}
