package io.kiln.build;

import static io.kiln.build.Transitions.Event.LAST_STEP_DONE;
import static io.kiln.build.Transitions.Event.STEP_DONE;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs one step of a build once: the function that the state machine calls until it says UNDO. */
public final class Advance {
  private static final Logger LOG = LoggerFactory.getLogger(Advance.class);

  /** How long one invocation may go on recording moves of the same step. */
  private static final Duration STEP_BUDGET = Duration.ofSeconds(30);

  private final Takeover takeover;
  private final Decide decide;
  private final Workbench.Factory benches;
  private final Clock clock;

  Advance(Takeover takeover, Decide decide, Workbench.Factory benches, Clock clock) {
    this.takeover = takeover;
    this.decide = decide;
    this.benches = benches;
    this.clock = clock;
  }

  /**
   * Takes the build one move further.
   *
   * @param from a journal number known to exist, or 0
   * @throws NoSuchBuild when there is no journal
   * @throws StepFailure of kind DENIED: the credentials are refused; the build is held as it is
   */
  public Answer run(BuildId id, long from) {
    Entry last = takeover.latest(id, from);
    try (Workbench bench = benches.open(id)) {
      return takeover.move(
          last, bench::mask, move -> run(move, bench), (move, claim) -> died(move, claim, bench));
    }
  }

  /**
   * Goes on with a build that is held, at the provisioner that failed; any other stays as it is.
   *
   * @throws NoSuchBuild when there is no journal
   */
  public Answer resume(BuildId id) {
    Entry last = takeover.latest(id, 0);
    try (Workbench bench = benches.open(id)) {
      return takeover.move(
          last,
          bench::mask,
          move ->
              move.build().heldUntil().isPresent() && move.build().phase() == Phase.ENDED
                  ? decide.resumed(move)
                  : move.answer(Undo.next(move.build())));
    }
  }

  private Answer died(Move move, Claim claim, Workbench bench) {
    return move.build().mayFail()
        ? refused(
            move, bench.recipe(), bench.recipe().step(move.build().step()), Stumbles.words(claim))
        : run(move, bench);
  }

  private Answer run(Move move, Workbench bench) {
    if (move.build().phase() != Phase.STEP) {
      return over(move, bench.recipe());
    }
    for (Step upkeep : bench.recipe().upkeep()) {
      Optional<Answer> busy = keepUp(move, bench.recipe(), upkeep);
      if (busy.isPresent()) {
        return busy.get();
      }
    }
    return run(move, bench.recipe(), bench.recipe().step(move.build().step()));
  }

  /**
   * A build that is left standing is kept from the dead-man switch, again if that was cut short.
   */
  private static Answer over(Move move, Recipe recipe) {
    if (move.build().cleanup().filter(Cleanup.SUSPENDED::equals).isPresent()) {
      for (Step step : recipe.standing()) {
        try {
          if (!settle(move, step)) {
            return move.lostRace();
          }
        } catch (StepFailure failure) {
          LOG.warn("step={} build={} kind={}", step.name(), move.build().id(), failure.kind());
          if (failure.kind() != StepFailure.Kind.REFUSED) {
            return move.troubled(failure);
          }
        }
      }
    }
    boolean closed =
        move.build().phase() == Phase.ENDED
            && move.build().cleanup().filter(Cleanup.SUSPENDED::equals).isEmpty();
    // whoever wrote the last entry may have died before the name was given back: undo sees to it
    return move.answer(closed ? Next.UNDO : Undo.next(move.build()));
  }

  /** Runs a step that never waits to its end; false when a race was lost. */
  private static boolean settle(Move move, Step step) {
    Outcome outcome = step.run(move.build());
    while (outcome.kind() != Outcome.Kind.DONE) {
      boolean announces = outcome.kind() == Outcome.Kind.ANNOUNCE;
      if (!(announces ? move.claim(outcome, step.name()) : move.record(outcome))) {
        return false;
      }
      outcome = step.run(move.build());
    }
    return true;
  }

  /** Upkeep is over when its step says DONE; it leaves the build at the step it was at. */
  private Optional<Answer> keepUp(Move move, Recipe recipe, Step upkeep) {
    try {
      if (!settle(move, upkeep)) {
        return Optional.of(move.lostRace());
      }
      return Optional.empty();
    } catch (StepFailure failure) {
      return Optional.of(failed(move, recipe, upkeep, failure));
    }
  }

  private Answer run(Move move, Recipe recipe, Step step) {
    Instant end = clock.instant().plus(STEP_BUDGET);
    while (true) {
      Outcome outcome;
      try {
        outcome = step.run(move.build());
      } catch (StepFailure failure) {
        return failed(move, recipe, step, failure);
      }
      LOG.debug("outcome={} step={} build={}", outcome.kind(), step.name(), move.build().id());
      switch (outcome.kind()) {
        case ANNOUNCE:
          if (!move.claim(outcome, step.name())) {
            return move.lostRace();
          }
          break;
        case RECORD:
          if (!move.record(outcome)) {
            return move.lostRace();
          }
          if (!clock.instant().isBefore(end)) {
            return move.answer(Next.STEP);
          }
          break;
        case WAIT:
          return move.wait(outcome.build(), outcome.waitFor().orElseThrow(), outcome.lines());
        default:
          return done(move, recipe, step, outcome);
      }
    }
  }

  private Answer done(Move move, Recipe recipe, Step step, Outcome outcome) {
    if (move.build().failure().isPresent()) {
      boolean written = outcome.lines().isEmpty() || move.record(outcome);
      return written ? decided(move, recipe, Optional.empty()) : move.lostRace();
    }
    Optional<Step> next = recipe.after(step);
    Phase phase =
        Transitions.next(outcome.build().phase(), next.isPresent() ? STEP_DONE : LAST_STEP_DONE);
    Build build = outcome.build().withPhase(phase);
    build =
        next.isPresent() ? build.withStep(next.get().name()) : build.withResult(Result.SUCCEEDED);
    List<LogLine> opening = next.isPresent() ? next.get().opening(build) : List.of();
    if (!move.record(Outcome.record(build).saying(outcome.lines()).saying(opening))) {
      return move.lostRace();
    }
    LOG.info("step={} build={} done", step.name(), build.id());
    return move.answer(next.isPresent() ? Next.STEP : Next.UNDO);
  }

  private Answer failed(Move move, Recipe recipe, Step step, StepFailure failure) {
    switch (failure.kind()) {
      case UNCLEAR:
      case BUSY:
        LOG.warn("step={} build={} again kind={}", step.name(), move.build().id(), failure.kind());
        return move.troubled(failure);
      case DENIED:
        move.troubled(failure);
        throw failure;
      default:
        return refused(move, recipe, step, failure.getMessage());
    }
  }

  private Answer refused(Move move, Recipe recipe, Step step, String message) {
    if (move.build().failure().isPresent()) {
      return decided(move, recipe, Optional.of(message));
    }
    Optional<Step> rescue = recipe.rescue(step).filter(r -> move.build().rescued());
    if (rescue.isPresent()) {
      return decide.rescue(move, rescue.get(), step.name(), message);
    }
    Answer decided = decide.failed(move, step.name(), message);
    return move.build().phase() == Phase.ENDED ? over(move, recipe) : decided;
  }

  /** After the cleanup provisioner, which may have failed too. */
  private Answer decided(Move move, Recipe recipe, Optional<String> alsoFailed) {
    Answer decided = decide.rescued(move, alsoFailed.map(move::masked));
    return move.build().phase() == Phase.ENDED ? over(move, recipe) : decided;
  }
}
