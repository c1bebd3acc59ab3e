package io.kiln.build;

import java.util.List;
import java.util.Optional;

/** The ordered steps of a build: read top to bottom to run, and bottom to top to undo. */
public final class Recipe {
  private final List<Step> steps;
  private final List<Step> upkeep;
  private final List<Step> standing;

  /**
   * The steps of one build.
   *
   * @param steps in order
   * @param upkeep run before the step at hand whenever it finds itself due (a dead-man switch)
   * @param standing run once when a failed build is left standing
   */
  public Recipe(List<Step> steps, List<Step> upkeep, List<Step> standing) {
    this.steps = List.copyOf(steps);
    this.upkeep = List.copyOf(upkeep);
    this.standing = List.copyOf(standing);
  }

  public Step first() {
    return steps.get(0);
  }

  /**
   * The step of this name.
   *
   * @throws IllegalStateException when the journal names a step this recipe does not have
   */
  public Step step(String name) {
    return steps.stream()
        .filter(s -> s.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no step named " + name));
  }

  /** The step that follows; empty after the last. */
  public Optional<Step> after(Step step) {
    int next = steps.indexOf(step) + 1;
    return next < steps.size() ? Optional.of(steps.get(next)) : Optional.empty();
  }

  public List<Step> steps() {
    return steps;
  }

  List<Step> upkeep() {
    return upkeep;
  }

  List<Step> standing() {
    return standing;
  }
}
