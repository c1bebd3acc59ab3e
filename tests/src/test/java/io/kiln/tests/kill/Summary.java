package io.kiln.tests.kill;

import io.kiln.tests.kill.Campaign.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a campaign came to, for a person. */
record Summary(Plan plan, List<Outcome> kills, List<Outcome> races) {
  /** A boundary that this run never came to proves nothing; so many of a thousand may be such. */
  private static final int MAY_BE_MISSED = 20;

  boolean green() {
    return all().stream().allMatch(outcome -> outcome.faults().isEmpty())
        && missed().size() * 1000 <= kills.size() * MAY_BE_MISSED;
  }

  private List<Outcome> all() {
    List<Outcome> all = new ArrayList<>(kills);
    all.addAll(races);
    return all;
  }

  List<Outcome> missed() {
    return kills.stream().filter(outcome -> !outcome.reached()).toList();
  }

  /** How many trials left this. */
  long count(Fault.Kind kind) {
    return all().stream()
        .filter(outcome -> outcome.faults().stream().anyMatch(fault -> fault.kind() == kind))
        .count();
  }

  String text() {
    List<Boundary> boundaries = plan.boundaries();
    long changes = boundaries.stream().filter(Boundary::changes).count();
    StringBuilder text = new StringBuilder();
    text.append(
        "boundaries %d: %d changes, %d looks (%s)%n"
            .formatted(
                boundaries.size(),
                changes,
                boundaries.size() - changes,
                counted(boundaries, boundary -> boundary.port().name())));
    text.append(
        "kills      %d (%s)%n".formatted(kills.size(), counted(kills, o -> word(o.what()))));
    text.append("races      %d (%s)%n".formatted(races.size(), counted(races, Outcome::what)));
    text.append(
        "leaked %d, doubled %d, lost %d, provisioner repeats %d%n"
            .formatted(
                count(Fault.Kind.LEAKED),
                count(Fault.Kind.DOUBLED),
                count(Fault.Kind.LOST),
                count(Fault.Kind.REPEATED)));
    missed().forEach(outcome -> text.append("not reached: %s%n".formatted(outcome.what())));
    all().stream()
        .filter(outcome -> !outcome.faults().isEmpty())
        .forEach(outcome -> text.append(bad(outcome)));
    return text.toString();
  }

  private static String bad(Outcome outcome) {
    return "BAD: %s%n%s"
        .formatted(
            outcome.what(),
            outcome.faults().stream()
                .map(fault -> "     %s: %s%n".formatted(fault.kind(), fault.what()))
                .collect(Collectors.joining()));
  }

  private static String word(String what) {
    int space = what.indexOf(' ');
    return space < 0 ? what : what.substring(0, space);
  }

  private static <T> String counted(List<T> things, Function<T, String> by) {
    Map<String, Long> counts =
        things.stream().collect(Collectors.groupingBy(by, TreeMap::new, Collectors.counting()));
    return counts.entrySet().stream()
        .map(one -> one.getKey().toLowerCase(Locale.ROOT).replace('_', ' ') + " " + one.getValue())
        .collect(Collectors.joining(", "));
  }
}
