package io.kiln.build;

import java.time.Clock;
import java.time.Instant;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * The begin of every invocation: reads the last entry, and honours another's claim in it. A claim
 * that has run out is taken over: what it announced is unclear from then on.
 */
final class Takeover {
  private final Journal journal;
  private final Logbook logbook;
  private final Scribe scribe;
  private final Clock clock;

  Takeover(Journal journal, Logbook logbook, Scribe scribe, Clock clock) {
    this.journal = journal;
    this.logbook = logbook;
    this.scribe = scribe;
    this.clock = clock;
  }

  /**
   * The last entry. Its writer may have died before its lines were in the log: the next entry's
   * append makes up for that, and for the very last entry it is made up for here.
   */
  Entry latest(BuildId id, long from) {
    Entry last = journal.latest(id, from).orElseThrow(() -> new NoSuchBuild(id));
    if (last.state().phase() == Phase.ENDED) {
      logbook.append(last);
    }
    return last;
  }

  /** Goes on with the move once no claim stands against it, else answers with the wait. */
  Answer move(Entry last, UnaryOperator<String> mask, Function<Move, Answer> work) {
    Move move = new Move(scribe, clock, mask, last);
    if (last.claim().isPresent()) {
      Instant free = last.claim().get().free();
      Instant now = clock.instant();
      if (now.isBefore(free)) {
        return move.again(Pace.until(free, now));
      }
      if (!move.write(Draft.of(Claims.unclear(last.state())))) {
        return move.lostRace();
      }
    }
    return work.apply(move);
  }
}
