package io.kiln.build;

import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** The end of a build: its receipt, the name given back, the build no longer active. */
final class Ending {
  private final Names names;
  private final ActiveBuilds active;
  private final ActiveBuilds leaking;
  private final Clock clock;

  Ending(Names names, ActiveBuilds active, ActiveBuilds leaking, Clock clock) {
    this.names = names;
    this.active = active;
    this.leaking = leaking;
    this.clock = clock;
  }

  /** The last state: every resource gone, kept, or named as a leak. */
  Build of(Build build) {
    return build
        .withCleanup(leaked(build) ? Cleanup.LEAKED : Cleanup.CLEAN)
        .withEndedAt(clock.instant());
  }

  List<LogLine> lines(Build ended) {
    return ended.cleanup().filter(Cleanup.LEAKED::equals).isPresent()
        ? List.of(
            LogLine.error("Something was left behind; `kiln undo " + ended.id() + "` tries again."))
        : List.of();
  }

  /** What follows the last entry; repeated whenever somebody finds the build ended. */
  void close(Build ended) {
    names.release(ended.region(), ended.imageName(), ended.id());
    ended.imageNames().forEach((region, name) -> names.release(region, name, ended.id()));
    if (leaked(ended)) {
      leaking.add(ended.id());
    } else {
      leaking.remove(ended.id());
    }
    active.remove(ended.id());
  }

  /** Whether an undo of this ended build finds anything to do, if only a name to give back. */
  boolean hasRemains(Build build) {
    boolean suspended = build.cleanup().filter(Cleanup.SUSPENDED::equals).isPresent();
    return suspended || build.ledger().nextToUndo().isPresent() || leaked(build);
  }

  /** Leaks get another try: what is known of them is that they were there. */
  Build reopened(Build build) {
    return build
        .withLedger(
            build
                .ledger()
                .map(
                    r ->
                        r.state() == ResourceState.LEAKED
                            ? r.withState(
                                r.id().isPresent() ? ResourceState.LEAVING : ResourceState.UNCLEAR)
                            : r))
        .withCleanup(Optional.empty())
        .withEndedAt(Optional.empty())
        .withHeldUntil(Optional.empty())
        .withUndoFailures();
  }

  private static boolean leaked(Build build) {
    return build.ledger().resources().stream().anyMatch(r -> r.state() == ResourceState.LEAKED);
  }
}
