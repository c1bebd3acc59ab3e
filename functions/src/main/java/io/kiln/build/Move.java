package io.kiln.build;

import io.kiln.build.Outcome.Wait;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * One invocation's hold on one build: the last entry it knows, and the ways to write the next one.
 * Losing a race ends the invocation's say: the answer is to come back and read again.
 */
final class Move {
  private static final Wait AFTER_TROUBLE =
      Wait.of("another try", Duration.ofSeconds(3), Duration.ofSeconds(30));

  private final Scribe scribe;
  private final Clock clock;
  private final UnaryOperator<String> mask;
  private Entry last;

  Move(Scribe scribe, Clock clock, UnaryOperator<String> mask, Entry last) {
    this.scribe = scribe;
    this.clock = clock;
    this.mask = mask;
    this.last = last;
  }

  Build build() {
    return last.state();
  }

  Entry last() {
    return last;
  }

  /** The text without the build's secrets, for whatever goes into the state. */
  String masked(String text) {
    return mask.apply(text);
  }

  /** Writes the next entry; false when the race for it was lost. */
  boolean write(Draft draft) {
    Optional<Entry> written = scribe.write(last, draft, mask);
    written.ifPresent(entry -> last = entry);
    return written.isPresent();
  }

  /** Writes a claim for the call that the outcome announces. */
  boolean claim(Outcome outcome, String what) {
    return write(Draft.of(outcome.build(), outcome.lines()).claiming(clock.instant(), what));
  }

  /** Writes what was learnt; whatever was waited for is over. */
  boolean record(Outcome outcome) {
    return write(Draft.of(outcome.build().withWaiting(Optional.empty()), outcome.lines()));
  }

  Answer answer(Next next) {
    return Answer.of(build().id(), next, 0, last.seq());
  }

  Answer again(long seconds) {
    return Answer.of(build().id(), Next.WAIT, seconds, last.seq());
  }

  /** Another writer owns the next entry: read it a moment later. */
  Answer lostRace() {
    return again(1);
  }

  /**
   * Writes down what is waited for, unless the journal says so already, and says how long. While
   * undoing, the time counts for the resource as a whole, whatever it waits for in between.
   */
  Answer wait(Build build, Wait wait, List<LogLine> lines) {
    Instant now = clock.instant();
    String what = mask.apply(wait.what());
    Waiting waiting =
        build
            .waiting()
            .filter(w -> w.what().equals(what) || build.phase() == Phase.UNDO)
            .map(w -> w.withWhat(what))
            .orElseGet(() -> Waiting.of(what, now, wait.usually()));
    Build waits = build.withWaiting(waiting);
    boolean changed = !waits.equals(build()) || !lines.isEmpty() || last.claim().isPresent();
    if (changed && !write(Draft.of(waits, lines))) {
      return lostRace();
    }
    return again(Pace.seconds(wait.first(), waiting.since(), now));
  }

  /** The cloud or the machine did not do it this time: give the claim back and try again later. */
  Answer troubled(StepFailure failure) {
    boolean unclear = failure.kind() == StepFailure.Kind.UNCLEAR;
    Build given =
        unclear ? Claims.unclear(build()) : Claims.refused(build(), masked(failure.getMessage()));
    String what = "another try, after: " + firstLine(failure.getMessage());
    return wait(given, Wait.of(what, AFTER_TROUBLE.first(), AFTER_TROUBLE.usually()), List.of());
  }

  /** Without the request id, which would make each try a new wait. */
  private static String firstLine(String text) {
    return text.lines().findFirst().orElse(text);
  }
}
