package io.kiln.provision;

import io.kiln.build.LogLine;
import io.kiln.build.Outcome;
import io.kiln.build.Outcome.Wait;
import java.time.Duration;
import java.util.List;

/** A pause that a provisioner ends with. */
final class PauseAfter implements Task {
  private final Duration length;

  PauseAfter(Duration length) {
    this.length = length;
  }

  @Override
  public List<LogLine> opening() {
    return List.of(LogLine.say("Pausing " + GoDuration.of(length) + " after this provisioner..."));
  }

  @Override
  public Outcome move(Turn turn) {
    Duration left = length.minus(turn.lasting());
    return left.isZero() || left.isNegative()
        ? turn.next()
        : turn.wait(Wait.of("the pause after the provisioner", left, length));
  }
}
