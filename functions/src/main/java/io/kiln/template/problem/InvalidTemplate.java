package io.kiln.template.problem;

import java.util.List;
import java.util.stream.Collectors;

/** A template that cannot be built, with everything that is wrong with it. */
public final class InvalidTemplate extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  public InvalidTemplate(List<Problem> problems) {
    super(
        problems.stream()
            .map(problem -> problem.place() + ": " + problem.message())
            .collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  /** In the order they stand in the template; at least one. */
  public List<Problem> problems() {
    return problems;
  }
}
