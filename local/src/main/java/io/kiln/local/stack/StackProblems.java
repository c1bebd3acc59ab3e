package io.kiln.local.stack;

import java.util.List;

/** Everything that is wrong with a stack file, each problem with its place. */
public final class StackProblems extends RuntimeException {
  private final List<String> all;

  StackProblems(List<String> all) {
    super(String.join("\n", all));
    this.all = List.copyOf(all);
  }

  public List<String> all() {
    return all;
  }
}
