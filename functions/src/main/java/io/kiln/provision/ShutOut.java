package io.kiln.provision;

import io.kiln.build.Build;
import io.kiln.build.JobProgress;
import io.kiln.build.Outcome;
import io.kiln.build.Outcome.Wait;
import io.kiln.build.StepFailure;
import io.kiln.communicator.CommunicatorFailure;
import java.time.Duration;
import java.time.Instant;

/**
 * A machine that lets nobody in: it restarts, or a script closed the door for good. Or one that
 * answers no command: a script may have replaced the shell.
 */
final class ShutOut {
  static final Duration PATIENCE = Duration.ofMinutes(10);

  /** A slow line may lose many a chunk of an upload, and yet each brings it further. */
  private static final Duration WHILE_ACTING = Duration.ofHours(1);

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
    if (!failure.shutOut() && !failure.lost()) {
      throw failure;
    }
    JobProgress at = turn.progress();
    Instant since = at.shutOutSince().orElse(turn.now());
    Duration most = failure.lost() && turn.acting() ? WHILE_ACTING : patience;
    if (Duration.between(since, turn.now()).compareTo(most) > 0) {
      String complaint = failure.lost() ? silent(failure, most) : complaint(turn.build(), failure);
      throw new StepFailure(StepFailure.Kind.REFUSED, complaint, failure);
    }
    String what = failure.lost() ? "the machine to answer" : "the machine to let us in";
    return Outcome.wait(
        turn.settled().withJob(at.withShutOutSince(since)),
        Wait.of(what, Duration.ofSeconds(5), Duration.ofMinutes(1)));
  }

  private static String silent(CommunicatorFailure failure, Duration most) {
    return failure.getMessage()
        + "; for "
        + GoDuration.of(most)
        + " no command was answered: a script may have replaced the shell or its tools";
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
