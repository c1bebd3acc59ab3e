package io.kiln.provision;

import io.kiln.build.JobProgress;
import io.kiln.build.Outcome;
import io.kiln.build.Outcome.Wait;
import io.kiln.build.StepFailure;
import io.kiln.communicator.CommunicatorFailure;
import java.time.Duration;
import java.time.Instant;

/** A machine that lets nobody in: it restarts, or a script closed the door for good. */
final class ShutOut {
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private ShutOut() {}

  /**
   * Waits while it may be a restart.
   *
   * @throws StepFailure when it can't be one, or is none
   */
  static Outcome of(Turn turn, CommunicatorFailure failure) {
    if (!failure.shutOut()) {
      throw failure;
    }
    JobProgress at = turn.progress();
    Instant since = at.shutOutSince().orElse(turn.now());
    if (Duration.between(since, turn.now()).compareTo(PATIENCE) > 0) {
      throw new StepFailure(StepFailure.Kind.REFUSED, complaint(at, failure), failure);
    }
    return Outcome.wait(
        turn.settled().withJob(at.withShutOutSince(since)),
        Wait.of("the machine to let us in", Duration.ofSeconds(5), Duration.ofMinutes(1)));
  }

  private static String complaint(JobProgress at, CommunicatorFailure failure) {
    String reason =
        at.hostKeyFixed()
            ? "the provisioner closed its own access (host keys, authorized_keys or a firewall):"
                + " let the last script do that, at its end, within its first 30 s"
            : "no provisioner has begun";
    return failure.getMessage() + "; for 10 minutes nobody was let in: " + reason;
  }
}
