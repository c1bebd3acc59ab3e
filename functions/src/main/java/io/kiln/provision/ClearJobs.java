package io.kiln.provision;

import io.kiln.build.Build;
import io.kiln.build.Deeds;
import io.kiln.build.JobProgress;
import io.kiln.build.LogLine;
import io.kiln.build.Outcome;
import io.kiln.build.Outcome.Wait;
import io.kiln.build.Step;
import io.kiln.communicator.CommunicatorFailure;
import io.kiln.communicator.Connections;
import io.kiln.communicator.DetachedJob;
import io.kiln.communicator.RemoteFiles;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Removes the traces of the jobs, so that they don't get into the image. The last provisioner does
 * it while it is still logged in; this step makes up for one that could not.
 */
public final class ClearJobs implements Step {
  static final String DEED = "clear-jobs";

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Connections connections;
  private final Clock clock;

  public ClearJobs(Connections connections, Clock clock) {
    this.connections = connections;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "clear-jobs";
  }

  @Override
  public Outcome run(Build build) {
    if (build.job().isEmpty() || !build.hostKeyFixed()) {
      return Outcome.done(build);
    }
    try {
      return Deeds.once(build, DEED, () -> clear(build)).orElseGet(() -> Outcome.done(build));
    } catch (CommunicatorFailure failure) {
      if (failure.shutOut() || failure.lost()) {
        return shutOut(build, build.job().get(), failure);
      }
      throw failure;
    }
  }

  private void clear(Build build) {
    new RemoteFiles(connections.to(build)).remove(DetachedJob.folderOf(build.id()));
  }

  /** The scripts did their work: a door that they closed is no reason to throw the image away. */
  private Outcome shutOut(Build build, JobProgress job, CommunicatorFailure failure) {
    Instant now = clock.instant();
    Instant since = job.shutOutSince().orElse(now);
    Build without = Deeds.without(build, DEED);
    if (Duration.between(since, now).compareTo(PATIENCE) < 0) {
      return Outcome.wait(
          without.withJob(job.withShutOutSince(since)),
          Wait.of(
              failure.lost() ? "the machine to answer" : "the machine to let us in",
              Duration.ofSeconds(5),
              Duration.ofMinutes(1)));
    }
    String folder = DetachedJob.folderOf(build.id());
    return Outcome.done(without)
        .saying(
            LogLine.message(
                failure.lost()
                    ? "The machine answers no more, so " + folder + " may stay in the image"
                    : "The machine lets nobody in any more, so " + folder + " stays in the image"));
  }
}
