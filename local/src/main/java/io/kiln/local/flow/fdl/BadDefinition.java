package io.kiln.local.flow.fdl;

import java.util.List;

/** A definition that cannot be loaded: every problem with its place, all at once. */
public final class BadDefinition extends RuntimeException {
  private final List<String> problems;

  BadDefinition(List<String> problems) {
    super("the flow definition is wrong:\n  " + String.join("\n  ", problems));
    this.problems = List.copyOf(problems);
  }

  public List<String> problems() {
    return problems;
  }
}
