package io.kiln.template.problem;

import io.kiln.template.json.Spot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Gathers what is wrong with one template, so that all of it can be told at once. */
public final class Problems {
  private static final int MOST = 100;

  private final String file;
  private final List<Problem> found = new ArrayList<>();
  private final List<Warning> warnings = new ArrayList<>();
  private final Set<String> spoilt = new HashSet<>();

  public Problems(String file) {
    this.file = file;
  }

  public Place place(Spot spot) {
    return Place.of(file, spot);
  }

  public void add(Spot spot, String message) {
    add(Problem.of(place(spot), message));
  }

  public void add(Spot spot, String message, String remedy) {
    add(Problem.of(place(spot), message, remedy));
  }

  /** Notes a problem of a value that is thereby unknown: nothing more is said of it. */
  public void spoil(Problem problem) {
    add(problem);
    spoilt.add(problem.place().toString());
  }

  /** Notes a problem once; past a hundred, more of them would help nobody. */
  public void add(Problem problem) {
    boolean known = found.contains(problem) || spoilt.contains(problem.place().toString());
    if (found.size() < MOST && !known) {
      found.add(problem);
    }
  }

  public void warn(Spot spot, String message) {
    Warning warning = Warning.of(place(spot), message);
    if (warnings.size() < MOST && !warnings.contains(warning)) {
      warnings.add(warning);
    }
  }

  public List<Warning> warnings() {
    return List.copyOf(warnings);
  }

  public boolean isEmpty() {
    return found.isEmpty();
  }

  /** Ends the evaluation if anything is wrong, and says it without these values. */
  public void throwIfAny(Set<String> secrets) {
    if (!found.isEmpty()) {
      List<Problem> inOrder =
          found.stream().map(one -> one.without(secrets)).collect(Collectors.toList());
      inOrder.sort(
          Comparator.comparing(Problem::place, Comparator.comparingInt(Place::line))
              .thenComparing(Problem::place, Comparator.comparingInt(Place::column)));
      throw new InvalidTemplate(inOrder);
    }
  }
}
