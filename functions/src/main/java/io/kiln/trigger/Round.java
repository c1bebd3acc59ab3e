package io.kiln.trigger;

import io.kiln.build.Answer;
import io.kiln.build.BuildId;
import io.kiln.build.Entry;
import io.kiln.build.Next;
import io.kiln.build.NoSuchBuild;
import io.kiln.build.Phase;
import io.kiln.build.StateMachine;
import io.kiln.build.StepFailure;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Moves several builds on in turn, each until it has to wait, all until the time is over. */
final class Round {
  private static final Logger LOG = LoggerFactory.getLogger(Round.class);

  private final StateMachine machine;
  private final Instant end;
  private final Clock clock;
  private final TickReport.Builder report;
  private final Deque<Answer> turns = new ArrayDeque<>();

  Round(StateMachine machine, Instant end, Clock clock, TickReport.Builder report) {
    this.machine = machine;
    this.end = end;
    this.clock = clock;
    this.report = report;
  }

  void add(Entry last) {
    boolean advances = last.state().phase() == Phase.STEP || last.state().standsUnkept();
    Next next = advances ? Next.STEP : Next.UNDO;
    turns.add(Answer.of(last.state().id(), next, 0, last.seq()));
  }

  /** Returns how many moves were made. */
  int drive() {
    int moves = 0;
    while (!turns.isEmpty() && clock.instant().isBefore(end)) {
      Answer turn = turns.remove();
      trying(turn.build(), () -> move(turn));
      moves++;
    }
    return moves;
  }

  /** One build's trouble is not the others': it is written down, and the round goes on. */
  void trying(BuildId build, Runnable work) {
    try {
      work.run();
    } catch (StepFailure | NoSuchBuild held) {
      LOG.error("build={} is held", build, held);
      report.addTroubled(build);
    } catch (RuntimeException broken) {
      LOG.error("build={} its move broke", build, broken);
      report.addTroubled(build);
      stumbled(build, broken);
    }
  }

  private void move(Answer turn) {
    boolean undoing = turn.next() == Next.UNDO;
    goOn(
        undoing
            ? machine.undo().run(turn.build(), turn.seq())
            : machine.advance().run(turn.build(), turn.seq()));
  }

  private void stumbled(BuildId build, RuntimeException broken) {
    try {
      goOn(machine.watch().stumbled(build, "Kiln itself failed: " + broken));
    } catch (RuntimeException worse) {
      LOG.error("build={} and that can't be written down", build, worse);
    }
  }

  private void goOn(Answer answer) {
    if (answer.next() == Next.STEP || answer.next() == Next.UNDO) {
      turns.add(answer);
    }
  }
}
