package io.kiln.provision;

import static java.util.Objects.requireNonNull;

import io.kiln.build.Build;
import io.kiln.build.Deed;
import io.kiln.build.Deeds;
import io.kiln.build.JobProgress;
import io.kiln.build.Outcome;
import io.kiln.build.Outcome.Wait;
import io.kiln.communicator.DetachedJob;
import io.kiln.communicator.RemoteFiles;
import io.kiln.communicator.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** One move of a task: the build and its progress as the journal has them, and ways to go on. */
final class Turn {
  private final Build build;
  private final JobProgress progress;
  private final Tools tools;
  private final Worksite site;
  private final Limits limits;

  Turn(Build build, JobProgress progress, Tools tools, Worksite site, Limits limits) {
    this.build = build;
    this.progress = progress;
    this.tools = tools;
    this.site = site;
    this.limits = limits;
  }

  private Turn on(Build changed, JobProgress at) {
    return new Turn(changed, at, tools, site, limits);
  }

  /** The same task at another point. */
  Turn at(JobProgress changed) {
    return on(build, changed);
  }

  Build build() {
    return build;
  }

  JobProgress progress() {
    return progress;
  }

  Tools tools() {
    return tools;
  }

  Instant now() {
    return tools.clock().instant();
  }

  /** How long the present stage has lasted. */
  Duration lasting() {
    return Duration.between(progress.since(), now());
  }

  /** Whether the provisioner's time is up. */
  boolean overdue() {
    return now().isAfter(limits.deadline);
  }

  /** Where the commands run, logged in to. */
  Session session() {
    return site.session(build);
  }

  /** The job of the task at hand. */
  DetachedJob job() {
    String name = progress.provisioner() + "-" + progress.task() + "-" + progress.attempt();
    return new DetachedJob(session(), site.jobs(build), name);
  }

  /** How long a script may take there. */
  Optional<Duration> limit() {
    return site.limit();
  }

  RemoteFiles files() {
    return new RemoteFiles(session());
  }

  boolean at(String stage) {
    return progress.stage().equals(stage);
  }

  /**
   * Does something to the machine as the claim's only holder: announces it, and when called again
   * as the announcer, does it. What is done must be harmless to repeat.
   *
   * @param effect gets the turn without the announcement, to go on from
   */
  Outcome act(Function<Turn, Outcome> effect) {
    if (!acting()) {
      requireNonNull(session(), "nothing is announced to a machine that lets nobody in");
      return Outcome.announce(Deeds.with(build.withJob(progress), deed(), Deed.INTENDED));
    }
    return effect.apply(on(settled(), progress));
  }

  /** Whether it may do something to the machine, not only look. */
  boolean acting() {
    return build.deeds().get(deed()) == Deed.INTENDED;
  }

  private String deed() {
    return "provision-" + progress.provisioner();
  }

  /** The build without the announcement, which was answered or never acted upon. */
  Build settled() {
    return Deeds.without(build, deed());
  }

  /** Writes down how far it came. */
  Outcome record(JobProgress changed) {
    return Outcome.record(with(changed));
  }

  /** Writes down that this try has failed; what a user reads comes before the failure itself. */
  Outcome fail(String complaint) {
    return record(progress.at(JobProgress.FAILED, now()).withComplaint(tools.masked(complaint)));
  }

  /** The same, where each provisioner clears up after itself. */
  Outcome failAfterClearing(String complaint) {
    if (site.clearsAtOnce() && site.holdsJobs()) {
      files().remove(site.jobs(build));
    }
    return fail(complaint);
  }

  Outcome wait(Wait wait) {
    return Outcome.wait(with(progress), wait);
  }

  /** The task is over. */
  Outcome next() {
    return record(progress.onTask(progress.task() + 1, Task.FIRST, now()));
  }

  /** The task is over; it had no claim. */
  Outcome finish() {
    return limits.last ? act(Turn::nextAfterClearing) : next();
  }

  /** The task is over, and with the last one the traces of them all, while the door is open. */
  Outcome nextAfterClearing() {
    if (!limits.last) {
      return next();
    }
    files().remove(site.jobs(build));
    return on(site.cleared(build), progress).next();
  }

  /** Whoever comes to a turn has been let in, and answered. */
  private Build with(JobProgress changed) {
    return build.withJob(changed.withShutOutSince(Optional.empty()));
  }

  /** Where a task ends: by time, and as the last one. */
  static final class Limits {
    private final boolean last;
    private final Instant deadline;

    /**
     * Limits.
     *
     * @param last whether this task is the build's last one on the machine
     */
    Limits(boolean last, Instant deadline) {
      this.last = last;
      this.deadline = deadline;
    }
  }
}
