package io.kiln.provision;

import io.kiln.build.LogLine;
import io.kiln.build.Outcome;
import io.kiln.build.Outcome.Wait;
import java.time.Duration;
import java.util.List;

/** A pause as a provisioner of its own; Packer says nothing of it. */
final class Sleep implements Task {
  private final Duration length;

  Sleep(Duration length) {
    this.length = length;
  }

  @Override
  public List<LogLine> opening() {
    return List.of();
  }

  @Override
  public Outcome move(Turn turn) {
    Duration left = length.minus(turn.lasting());
    return left.isZero() || left.isNegative()
        ? turn.next()
        : turn.wait(Wait.of("the sleep provisioner", left, length));
  }
}
