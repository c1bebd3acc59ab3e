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
    return move(last, mask, work, (move, claim) -> work.apply(move));
  }

  /** What is done when moves have been dying for too long, the last one with this claim. */
  interface GiveUp {
    Answer on(Move move, Claim claim);
  }

  /** The same, but for a build whose moves die one after the other. */
  Answer move(Entry last, UnaryOperator<String> mask, Function<Move, Answer> work, GiveUp giveUp) {
    Move move = new Move(scribe, clock, mask, last);
    if (last.claim().isEmpty()) {
      return undisturbed(move, work);
    }
    Instant free = last.claim().get().free();
    Instant now = clock.instant();
    if (now.isBefore(free)) {
      return move.again(Pace.until(free, now));
    }
    if (!move.stumble()) {
      return move.lostRace();
    }
    return Stumbles.tooLong(move.build())
        ? giveUp.on(move, last.claim().get())
        : undisturbed(move, work);
  }

  /**
   * A move that breaks gives its claim back: else the next one would wait for it, count as a
   * success, and nobody would ever notice that none gets on.
   */
  private Answer undisturbed(Move move, Function<Move, Answer> work) {
    try {
      return work.apply(move);
    } catch (RuntimeException broken) {
      giveBack(move, broken);
      throw broken;
    }
  }

  private void giveBack(Move move, RuntimeException broken) {
    if (move.last().claim().isEmpty()) {
      return;
    }
    try {
      boolean unusedWon = move.stumble();
    } catch (RuntimeException worse) {
      broken.addSuppressed(worse);
    }
  }
}
