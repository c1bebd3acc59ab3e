package io.kiln.trigger;

import io.kiln.build.Build;
import io.kiln.build.BuildId;
import io.kiln.build.Cleanup;
import io.kiln.build.Journal;
import io.kiln.build.Phase;
import io.kiln.build.ResourceState;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Tells what a build says of a thing that bears its tag. */
final class Owners {
  /** A look by tag may lag: what a build that has just ended keeps may still show as temporary. */
  private static final Duration SETTLED = Duration.ofHours(1);

  private final Journal journal;
  private final Clock clock;
  private final Map<String, Optional<Build>> known = new HashMap<>();

  Owners(Journal journal, Clock clock) {
    this.journal = journal;
    this.clock = clock;
  }

  /**
   * Whether the thing may go.
   *
   * @throws RuntimeException when the journal is there and can't be read
   */
  Standing of(String owner, String thing) {
    Optional<Build> build = known.computeIfAbsent(owner, this::read);
    if (build.isEmpty()) {
      return Standing.UNKNOWN;
    }
    if (keeps(build.get(), thing)) {
      return Standing.KEPT;
    }
    return dead(build.get()) ? Standing.DEAD : Standing.LIVE;
  }

  private Optional<Build> read(String owner) {
    return BuildId.isOne(owner)
        ? journal.latest(BuildId.of(owner), 0).map(entry -> entry.state())
        : Optional.empty();
  }

  private static boolean keeps(Build build, String thing) {
    return build.ledger().resources().stream()
            .filter(r -> r.state() == ResourceState.KEPT)
            .flatMap(r -> r.id().stream())
            .anyMatch(ids -> Set.of(ids.split(", ", -1)).contains(thing))
        || (build.rollsForward() && build.imageIds().containsValue(thing));
  }

  private boolean dead(Build build) {
    Instant now = clock.instant();
    return build.phase() == Phase.ENDED
        && build.cleanup().filter(Cleanup.SUSPENDED::equals).isEmpty()
        && build.endedAt().filter(at -> at.plus(SETTLED).isBefore(now)).isPresent();
  }

  /** What a build says. */
  enum Standing {
    DEAD,
    LIVE,
    KEPT,
    UNKNOWN
  }
}
