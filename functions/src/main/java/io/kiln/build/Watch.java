package io.kiln.build;

import java.time.Clock;
import java.util.function.UnaryOperator;

/** What the watchdog writes down of a build that its driver has left, or that it can't drive. */
public final class Watch {
  private final Takeover takeover;
  private final Decide decide;
  private final Workbench.Factory benches;
  private final Clock clock;

  Watch(Takeover takeover, Decide decide, Workbench.Factory benches, Clock clock) {
    this.takeover = takeover;
    this.decide = decide;
    this.benches = benches;
    this.clock = clock;
  }

  /** From now on the watchdog drives the build itself. */
  public Answer adopt(BuildId id) {
    return adopted(id, true);
  }

  /** Somebody else drives the build again. */
  public Answer release(BuildId id) {
    return adopted(id, false);
  }

  private Answer adopted(BuildId id, boolean adopted) {
    Entry last = takeover.latest(id, 0);
    return takeover.move(
        last,
        UnaryOperator.identity(),
        move -> {
          Build build = move.build();
          boolean known = build.adopted() == adopted;
          return known || move.write(Draft.of(build.withAdopted(adopted)))
              ? move.answer(Undo.next(build))
              : move.lostRace();
        });
  }

  /** A move broke: the build waits for the next try, and fails when none has worked for long. */
  public Answer stumbled(BuildId id, String reason) {
    Entry last = takeover.latest(id, 0);
    try (Workbench bench = benches.open(id)) {
      return takeover.move(last, bench::mask, move -> stumbled(move, reason));
    }
  }

  private Answer stumbled(Move move, String reason) {
    Build broken = Stumbles.broke(move.build(), clock.instant());
    Answer again = move.idle(broken, Stumbles.UNTIL_IT_WORKS);
    boolean givenUp = move.build().mayFail() && Stumbles.tooLong(move.build());
    return givenUp ? decide.failed(move, move.build().step(), reason) : again;
  }
}
