package io.kiln.build;

import static io.kiln.build.Transitions.Event.NOTHING_LEFT;
import static io.kiln.build.Transitions.Event.RESOURCE_UNDONE;
import static io.kiln.build.Transitions.Event.UNDO_ASKED;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The failure branch, and the cleaning up after a success: removes one resource after the other,
 * the youngest first, from the ledger alone, and ends with the receipt.
 */
public final class Undo {
  /** After this long a resource that can't be deleted is called a leak, and named. */
  private static final Duration DEADLINE = Duration.ofMinutes(30);

  private final Takeover takeover;
  private final Decide decide;
  private final Workbench.Factory benches;
  private final Ending ending;
  private final Clock clock;

  Undo(Takeover takeover, Decide decide, Workbench.Factory benches, Ending ending, Clock clock) {
    this.takeover = takeover;
    this.decide = decide;
    this.benches = benches;
    this.ending = ending;
    this.clock = clock;
  }

  /**
   * One move of undoing; does nothing while the journal says STEP.
   *
   * @param from a journal number known to exist, or 0
   */
  public Answer run(BuildId id, long from) {
    Entry last = takeover.latest(id, from);
    try (Workbench bench = benches.open(id)) {
      return takeover.move(
          last, bench::mask, move -> run(move, bench), (move, claim) -> died(move, claim, bench));
    }
  }

  /** The functions die at this resource, one after the other: the others are not to wait for it. */
  private Answer died(Move move, Claim claim, Workbench bench) {
    Optional<Resource> resource =
        move.build().phase() == Phase.UNDO ? move.build().ledger().nextToUndo() : Optional.empty();
    return resource.isPresent()
        ? leaked(move, resource.get(), Stumbles.words(claim))
        : run(move, bench);
  }

  /** The driver can't get further: writes that down as the build's failure, if it has none. */
  public Answer fail(BuildId id, String reason) {
    return with(
        id,
        0,
        (move, bench) ->
            move.build().mayFail()
                ? decide.failed(move, move.build().step(), reason)
                : run(move, bench));
  }

  /** A person stops the build; a build that is over, or rolls forward only, stays as it is. */
  public Answer cancel(BuildId id) {
    return with(
        id,
        0,
        (move, bench) ->
            move.build().mayFail() ? decide.cancelled(move) : move.answer(next(move.build())));
  }

  /** Undoes a build that was left standing, or tries a leak again. */
  public Answer reopen(BuildId id) {
    return with(
        id,
        0,
        (move, bench) -> {
          Build build = move.build();
          if (build.mayFail()) {
            return decide.cancelled(move);
          }
          if (build.phase() != Phase.ENDED || !ending.hasRemains(build)) {
            return move.answer(next(build));
          }
          Build reopened =
              ending.reopened(build).withPhase(Transitions.next(Phase.ENDED, UNDO_ASKED));
          return move.write(Draft.of(reopened)) ? move.answer(Next.UNDO) : move.lostRace();
        });
  }

  private interface Work {
    Answer on(Move move, Workbench bench);
  }

  private Answer with(BuildId id, long from, Work work) {
    Entry last = takeover.latest(id, from);
    try (Workbench bench = benches.open(id)) {
      return takeover.move(last, bench::mask, move -> work.on(move, bench));
    }
  }

  private Answer run(Move move, Workbench bench) {
    if (move.build().phase() != Phase.UNDO) {
      if (move.build().phase() == Phase.ENDED) {
        ending.close(move.build());
      }
      return move.answer(next(move.build()));
    }
    Optional<Resource> resource = move.build().ledger().nextToUndo();
    if (resource.isEmpty()) {
      Build ended = ending.of(move.build().withPhase(Transitions.next(Phase.UNDO, NOTHING_LEFT)));
      if (!move.write(Draft.of(ended, ending.lines(ended)))) {
        return move.lostRace();
      }
      ending.close(ended);
      return move.answer(next(ended));
    }
    return undo(move, bench.recipe().step(resource.get().step()), resource.get().key());
  }

  private Answer undo(Move move, Step step, String key) {
    while (true) {
      Resource resource = move.build().ledger().find(key).orElseThrow();
      Outcome outcome;
      try {
        outcome = step.undo(move.build(), resource);
      } catch (StepFailure failure) {
        return failed(move, resource, failure);
      }
      switch (outcome.kind()) {
        case ANNOUNCE:
          if (!move.claim(outcome, "undo " + key)) {
            return move.lostRace();
          }
          break;
        case RECORD:
          if (!move.write(Draft.of(outcome.build(), outcome.lines()))) {
            return move.lostRace();
          }
          if (!isNext(move.build(), key)) {
            // it was never made
            return move.answer(Next.UNDO);
          }
          break;
        case WAIT:
          return overdue(move)
              ? leaked(move, resource, outcome.waitFor().orElseThrow().what())
              : move.wait(outcome.build(), outcome.waitFor().orElseThrow(), outcome.lines());
        default:
          return move.record(outcome.then(Undo::undone)) ? move.answer(Next.UNDO) : move.lostRace();
      }
    }
  }

  private static boolean isNext(Build build, String key) {
    return build.ledger().nextToUndo().filter(next -> next.key().equals(key)).isPresent();
  }

  private static Build undone(Build build) {
    return build.withPhase(Transitions.next(build.phase(), RESOURCE_UNDONE));
  }

  private Answer failed(Move move, Resource resource, StepFailure failure) {
    if (failure.kind() == StepFailure.Kind.DENIED) {
      move.troubled(failure);
      throw failure;
    }
    boolean forGood = failure.kind() == StepFailure.Kind.REFUSED;
    return forGood || overdue(move)
        ? leaked(move, resource, failure.getMessage())
        : move.troubled(failure);
  }

  private boolean overdue(Move move) {
    return move.build()
        .waiting()
        .filter(w -> !w.idle() && w.since().plus(DEADLINE).isBefore(clock.instant()))
        .isPresent();
  }

  /** Names it and goes on with the rest. */
  private Answer leaked(Move move, Resource resource, String why) {
    String reason = move.masked(why);
    String text =
        "LEAKED: " + resource.kind() + " " + resource.id().orElse(resource.key()) + ": " + reason;
    List<String> failures = new ArrayList<>(move.build().undoFailures());
    failures.add(text);
    Resource leaked = resource.withState(ResourceState.LEAKED).withProof(reason);
    Build build =
        Claims.refused(move.build(), reason)
            .withUndoFailures(failures)
            .withStumble(Optional.empty())
            .withWaiting(Optional.empty());
    Build written = build.withLedger(build.ledger().with(leaked));
    return move.write(Draft.of(written, LogLine.error(text)))
        ? move.answer(Next.UNDO)
        : move.lostRace();
  }

  /** What the state machine does with a build in this state. */
  static Next next(Build build) {
    switch (build.phase()) {
      case STEP:
        return Next.STEP;
      case UNDO:
        return Next.UNDO;
      default:
        return build.result().filter(Result.SUCCEEDED::equals).isPresent()
            ? Next.SUCCEEDED
            : Next.FAILED;
    }
  }
}
