package io.kiln.build;

import static io.kiln.build.Transitions.Event.CANCELLED;
import static io.kiln.build.Transitions.Event.RESUMED;
import static io.kiln.build.Transitions.Event.STEP_FAILED;
import static io.kiln.build.Transitions.Event.SUSPENDED;

import java.time.Clock;
import java.util.Optional;

/** Writes the decision that a build goes to undo: only a journal entry sends it there. */
final class Decide {
  private static final String RESCUE =
      "Provisioning step had errors: Running the cleanup provisioner, if present...";

  private final EndMarks ends;
  private final Clock clock;

  Decide(EndMarks ends, Clock clock) {
    this.ends = ends;
    this.clock = clock;
  }

  /** The build has failed for good: it is undone, or left standing if it asked for that. */
  Answer failed(Move move, String step, String message) {
    Failure failure = Failure.of(step, move.masked(message));
    Build refused = Claims.refused(move.build(), failure.message());
    if (refused.keepOnFailure()) {
      return suspend(move, refused, failure);
    }
    boolean provisioning = refused.job().filter(job -> step.equals(job.step())).isPresent();
    return provisioning && refused.holdFor().isPresent()
        ? suspend(move, held(refused), failure)
        : undo(move, refused.withResult(Result.FAILED), STEP_FAILED, failure);
  }

  private Build held(Build build) {
    return build.withHeldUntil(clock.instant().plus(build.holdFor().orElseThrow()));
  }

  /** A build that is held goes on where its provisioner failed, as another try of it. */
  Answer resumed(Move move) {
    Build build = move.build();
    JobProgress failed = build.job().orElseThrow();
    JobProgress again =
        JobProgress.begin(failed.provisioner(), failed.attempt() + 1, clock.instant());
    Build resumed =
        Deeds.without(build, Build.LET_STAND)
            .withPhase(Transitions.next(build.phase(), RESUMED))
            .withJob(again)
            // set to the deadline, so the dead-man switch is pushed on at once
            .withAutoReleaseAt(build.heldUntil())
            .withHeldUntil(Optional.empty())
            .withResult(Optional.empty())
            .withCleanup(Optional.empty())
            .withFailure(Optional.empty())
            .withEndedAt(Optional.empty())
            .withWaiting(Optional.empty());
    return move.write(Draft.of(resumed, LogLine.say("Resuming at " + again.step() + "...")))
        ? move.answer(Next.STEP)
        : move.lostRace();
  }

  /**
   * A step has failed that the cleanup provisioner follows: the failure is kept, and the build goes
   * on to that step. What was announced and refused is settled first.
   */
  Answer rescue(Move move, Step rescue, String failed, String message) {
    Failure failure = Failure.of(failed, move.masked(message));
    Build build =
        Claims.refused(move.build(), failure.message())
            .withFailure(failure)
            .withStep(rescue.name())
            .withWaiting(Optional.empty());
    return move.write(Draft.of(build, LogLine.say(RESCUE)))
        ? move.answer(Next.STEP)
        : move.lostRace();
  }

  /** The cleanup provisioner is over, well or not: now the first failure counts. */
  Answer rescued(Move move, Optional<String> alsoFailed) {
    Failure first = move.build().failure().orElseThrow();
    String message =
        alsoFailed
            .map(also -> "Cleanup failed: " + also + ". Original Provisioning error: ")
            .orElse("");
    return failed(move, first.step(), message + first.message());
  }

  /** A person stops the build; what its steps made is undone whatever was asked for failures. */
  Answer cancelled(Move move) {
    Build build = move.build().withResult(Result.CANCELLED);
    return undo(move, build, CANCELLED, Failure.of(build.step(), "Build was cancelled."));
  }

  private Answer undo(Move move, Build build, Transitions.Event event, Failure failure) {
    Build decided =
        build
            .withPhase(Transitions.next(build.phase(), event))
            .withFailure(failure)
            .withStumble(Optional.empty())
            .withWaiting(Optional.empty());
    LogLine[] lines =
        event == CANCELLED ? new LogLine[0] : new LogLine[] {LogLine.error(failure.message())};
    return move.write(Draft.of(decided, lines)) ? move.answer(Next.UNDO) : move.lostRace();
  }

  private Answer suspend(Move move, Build build, Failure failure) {
    Build decided =
        build
            .withPhase(Transitions.next(build.phase(), SUSPENDED))
            .withResult(Result.FAILED)
            .withCleanup(Cleanup.SUSPENDED)
            .withFailure(failure)
            .withEndedAt(clock.instant());
    String what =
        build
            .heldUntil()
            .map(until -> "held until " + until + ": `kiln resume` goes on with it")
            .orElse("aborting...");
    // before the entry: whoever dies after it is not asked again
    ends.add(build.id());
    return move.write(
            Draft.of(
                decided,
                LogLine.error(failure.message()),
                LogLine.error("Step \"" + failure.step() + "\" failed, " + what)))
        ? move.answer(Next.FAILED)
        : move.lostRace();
  }
}
