package io.kiln.provision;

import io.kiln.build.Build;
import io.kiln.build.JobProgress;
import io.kiln.build.Outcome;
import io.kiln.build.Outcome.Wait;
import io.kiln.build.StepFailure;
import io.kiln.communicator.CommunicatorFailure;
import java.time.Duration;
import java.time.Instant;

/** A machine that lets nobody in: it restarts, or a script closed the door for good. */
final class ShutOut {
  static final Duration PATIENCE = Duration.ofMinutes(10);

  private final Duration patience;

  ShutOut(Duration patience) {
    this.patience = patience;
  }

  /**
   * Waits while it may be a restart.
   *
   * @throws StepFailure when it can't be one, or is none
   */
  Outcome of(Turn turn, CommunicatorFailure failure) {
    if (!failure.shutOut()) {
      throw failure;
    }
    JobProgress at = turn.progress();
    Instant since = at.shutOutSince().orElse(turn.now());
    if (Duration.between(since, turn.now()).compareTo(patience) > 0) {
      throw new StepFailure(StepFailure.Kind.REFUSED, complaint(turn.build(), failure), failure);
    }
    return Outcome.wait(
        turn.settled().withJob(at.withShutOutSince(since)),
        Wait.of("the machine to let us in", Duration.ofSeconds(5), Duration.ofMinutes(1)));
  }

  private String complaint(Build build, CommunicatorFailure failure) {
    String reason =
        build.hostKeyFixed()
            ? "the provisioner closed its own access (host keys, authorized_keys or a firewall):"
                + " let the last script do that, at its end, within its first 30 s"
            : "no provisioner has begun";
    return failure.getMessage()
        + "; for "
        + GoDuration.of(patience)
        + " nobody was let in: "
        + reason;
  }
}
