package io.kiln.trigger.bundle;

import io.kiln.template.problem.Problem;
import java.util.List;
import java.util.stream.Collectors;

/** What was handed in can't be taken at all, with everything that is wrong with it. */
public final class BadBundle extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  public BadBundle(List<Problem> problems) {
    super(
        problems.stream()
            .map(problem -> problem.place() + ": " + problem.message())
            .collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  /** At least one. */
  public List<Problem> problems() {
    return problems;
  }
}
