package io.kiln.trigger;

import io.kiln.build.Linger;
import io.kiln.build.Sight;
import io.kiln.build.StepFailure;
import io.kiln.cloud.Taggable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Deletes things in rounds: what others still hold waits for the next one. */
final class Sweeping {
  /** As long as a released machine holds its network. */
  private static final Duration BETWEEN_ROUNDS = Duration.ofSeconds(10);

  private final Broom broom;
  private final Linger linger;
  private final Clock clock;
  private final Instant end;

  Sweeping(Broom broom, Linger linger, Clock clock, Instant end) {
    this.broom = broom;
    this.linger = linger;
    this.clock = clock;
    this.end = end;
  }

  /** Deletes them all, as far as it comes, and reports what became of each. */
  void delete(List<Swept> things, SweepReport.Builder report) {
    Map<String, String> reasons = new HashMap<>();
    List<Swept> left = new ArrayList<>(things);
    left.sort((a, b) -> Integer.compare(rank(a), rank(b)));
    while (!left.isEmpty() && clock.instant().isBefore(end)) {
      for (Swept thing : List.copyOf(left)) {
        if (!ask(thing, reasons)) {
          left.remove(thing);
          // what the cloud has released by itself bears no tags, so its deletion is refused
          if (!gone(thing, reasons, report)) {
            report.addThings(left(thing, reasons));
          }
        }
      }
      left.removeIf(thing -> gone(thing, reasons, report));
      if (!left.isEmpty()) {
        linger.pause(BETWEEN_ROUNDS);
      }
    }
    left.forEach(thing -> report.addThings(left(thing, reasons)));
  }

  private static Taggable kind(Swept thing) {
    return Broom.ORDER.stream()
        .filter(kind -> kind.type().toLowerCase(Locale.ROOT).equals(thing.kind()))
        .findFirst()
        .orElseThrow();
  }

  private static int rank(Swept thing) {
    return Broom.ORDER.indexOf(kind(thing));
  }

  /** Returns whether it is worth while to ask again, or to look whether it is gone. */
  private boolean ask(Swept thing, Map<String, String> reasons) {
    try {
      broom.delete(kind(thing), thing.region(), thing.id());
      return true;
    } catch (StepFailure failure) {
      reasons.put(thing.id(), failure.getMessage());
      return goesOn(failure);
    }
  }

  private boolean gone(Swept thing, Map<String, String> reasons, SweepReport.Builder report) {
    try {
      Sight sight = broom.look(kind(thing), thing.region(), thing.id());
      if (sight.state() != Sight.State.ABSENT) {
        return false;
      }
      report.addThings(
          Swept.builder().from(thing).fate(Swept.Fate.DELETED).proof(sight.proof()).build());
      return true;
    } catch (StepFailure failure) {
      reasons.put(thing.id(), failure.getMessage());
      boolean unusedAgain = goesOn(failure);
      return false;
    }
  }

  /** The credentials are dead: nothing more can be done with them. */
  private static boolean goesOn(StepFailure failure) {
    if (failure.kind() == StepFailure.Kind.DENIED) {
      throw failure;
    }
    return failure.kind() != StepFailure.Kind.REFUSED;
  }

  private static Swept left(Swept thing, Map<String, String> reasons) {
    return Swept.builder()
        .from(thing)
        .fate(Swept.Fate.LEFT)
        .proof(reasons.getOrDefault(thing.id(), "it was still there when the time was over"))
        .build();
  }
}
