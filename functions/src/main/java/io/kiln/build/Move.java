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

  /** How late the journal's due moment may lie behind the next look before it is written anew. */
  private static final Duration DUE_SLACK = Duration.ofMinutes(5);

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
    // whatever follows a claim here was answered: nothing has broken
    boolean answered = last.claim().isPresent() && draft.build().stumble().isPresent();
    return won(answered ? draft.withBuild(draft.build().withStumble(Optional.empty())) : draft);
  }

  /** Takes back the claim of a move that broke or died; false when the race was lost. */
  boolean stumble() {
    return won(Draft.of(Stumbles.brokeClaiming(build(), clock.instant())));
  }

  private boolean won(Draft draft) {
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
   * undoing, the time counts for the resource as a whole, whatever it waits for in between. In a
   * long wait it is written again now and then: the watchdog sees by it that somebody looks.
   */
  Answer wait(Build build, Wait wait, List<LogLine> lines) {
    return wait(build, wait, lines, false);
  }

  /** Writes down that nothing gets done for a while, which no deadline is to count. */
  Answer idle(Build build, Wait wait) {
    return wait(build, wait, List.of(), true);
  }

  private Answer wait(Build build, Wait wait, List<LogLine> lines, boolean idle) {
    Instant now = clock.instant();
    String what = mask.apply(wait.what());
    Waiting waiting =
        build
            .waiting()
            .filter(w -> w.idle() == idle)
            .filter(w -> w.what().equals(what) || build.phase() == Phase.UNDO)
            .map(w -> w.withWhat(what))
            .orElseGet(() -> Waiting.of(what, now, wait.usually()).withIdle(idle));
    Build waits = build.withWaiting(waiting);
    Duration pause = Duration.ofSeconds(Pace.seconds(wait.first(), waiting.since(), now));
    boolean stale = now.plus(pause).isAfter(last.dueAt().plus(DUE_SLACK));
    boolean changed = !waits.equals(build()) || !lines.isEmpty() || last.claim().isPresent();
    if ((changed || stale) && !write(Draft.of(waits, lines).pausing(pause))) {
      return lostRace();
    }
    return again(pause.toSeconds());
  }

  /** The cloud or the machine did not do it this time: give the claim back and try again later. */
  Answer troubled(StepFailure failure) {
    boolean unclear = failure.kind() == StepFailure.Kind.UNCLEAR;
    Build given =
        unclear ? Claims.unclear(build()) : Claims.refused(build(), masked(failure.getMessage()));
    String what = "another try, after: " + firstLine(failure.getMessage());
    Wait pause = Wait.of(what, AFTER_TROUBLE.first(), AFTER_TROUBLE.usually());
    return wait(given, pause, List.of(), failure.kind() == StepFailure.Kind.DENIED);
  }

  /** Without the request id, which would make each try a new wait. */
  private static String firstLine(String text) {
    return text.lines().findFirst().orElse(text);
  }
}
