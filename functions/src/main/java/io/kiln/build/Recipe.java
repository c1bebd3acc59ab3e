package io.kiln.build;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The ordered steps of a build: read top to bottom to run, and bottom to top to undo. */
public final class Recipe {
  private final List<Step> steps;
  private final List<Step> upkeep;
  private final List<Step> standing;
  private final Optional<Rescue> rescue;

  /**
   * The steps of one build.
   *
   * @param steps in order
   * @param upkeep run before the step at hand whenever it finds itself due (a dead-man switch)
   * @param standing run once when a failed build is left standing
   */
  public Recipe(List<Step> steps, List<Step> upkeep, List<Step> standing) {
    this(steps, upkeep, standing, Optional.empty());
  }

  private Recipe(
      List<Step> steps, List<Step> upkeep, List<Step> standing, Optional<Rescue> rescue) {
    this.steps = List.copyOf(steps);
    this.upkeep = List.copyOf(upkeep);
    this.standing = List.copyOf(standing);
    this.rescue = rescue;
  }

  /**
   * The same with a step that is run once when one of these has failed, before anything is undone.
   *
   * @param from the names of the steps that it follows
   */
  public Recipe rescuedBy(Step step, Set<String> from) {
    return new Recipe(steps, upkeep, standing, Optional.of(new Rescue(step, from)));
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
    return Stream.concat(steps.stream(), rescue.map(Rescue::step).stream())
        .filter(s -> s.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no step named " + name));
  }

  /** The step that follows; empty after the last. */
  public Optional<Step> after(Step step) {
    int next = steps.indexOf(step) + 1;
    return next < steps.size() ? Optional.of(steps.get(next)) : Optional.empty();
  }

  /** What follows the failure of this step, instead of undoing at once. */
  Optional<Step> rescue(Step failed) {
    return rescue.filter(r -> r.from.contains(failed.name())).map(Rescue::step);
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

  /** A step, and the names of those whose failure it follows. */
  private static final class Rescue {
    private final Step step;
    private final Set<String> from;

    Rescue(Step step, Set<String> from) {
      this.step = step;
      this.from = Set.copyOf(from);
    }

    Step step() {
      return step;
    }
  }
}
