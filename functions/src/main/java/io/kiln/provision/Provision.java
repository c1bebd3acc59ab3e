package io.kiln.provision;

import io.kiln.build.Build;
import io.kiln.build.JobProgress;
import io.kiln.build.LogLine;
import io.kiln.build.Outcome;
import io.kiln.build.Outcome.Wait;
import io.kiln.build.Step;
import io.kiln.build.StepFailure;
import io.kiln.communicator.CommunicatorFailure;
import io.kiln.template.Provisioner;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One provisioner of a template, from its pause to its last retry. */
public final class Provision implements Step {
  private final int index;
  private final Provisioner provisioner;
  private final boolean last;
  private final Tools tools;

  /**
   * A step for a provisioner.
   *
   * @param index its place among the build's provisioners
   * @param last whether none follows
   */
  public Provision(int index, Provisioner provisioner, boolean last, Tools tools) {
    this.index = index;
    this.provisioner = provisioner;
    this.last = last;
    this.tools = tools;
  }

  @Override
  public String name() {
    return "provision-" + index;
  }

  @Override
  public Outcome run(Build build) {
    Optional<JobProgress> known = build.job().filter(job -> job.provisioner() == index);
    if (known.isEmpty()) {
      return begin(build, 0);
    }
    List<Task> tasks = TasksOf.provisioner(index, provisioner, build, tools);
    JobProgress at = known.get();
    boolean finale = last && at.task() == tasks.size() - 1;
    Turn turn = new Turn(build, at, tools, new Turn.Limits(finale, deadline(at)));
    try {
      return move(turn, tasks);
    } catch (CommunicatorFailure failure) {
      return ShutOut.of(turn, failure);
    } catch (StepFailure failure) {
      return again(turn, failure);
    }
  }

  private Outcome begin(Build build, int attempt) {
    JobProgress begin = JobProgress.begin(index, attempt, tools.clock().instant());
    Outcome begun = Outcome.record(build.withJob(begin));
    Duration pause = provisioner.pauseBefore();
    return pause.isZero()
        ? begun
        : begun.saying(
            LogLine.say("Pausing " + GoDuration.of(pause) + " before the next provisioner..."));
  }

  private Outcome move(Turn turn, List<Task> tasks) {
    JobProgress at = turn.progress();
    if (turn.at(JobProgress.FAILED)) {
      throw StepFailure.refused(at.complaint().orElse("The provisioner failed"));
    }
    if (turn.at(JobProgress.BEGIN)) {
      return open(turn, tasks);
    }
    if (at.task() >= tasks.size()) {
      return Outcome.done(turn.build());
    }
    if (turn.overdue()) {
      return turn.act(this::cancel);
    }
    Outcome moved = tasks.get(at.task()).move(turn);
    int now = moved.build().job().map(JobProgress::task).orElse(0);
    return now > at.task() && now < tasks.size() ? moved.saying(tasks.get(now).opening()) : moved;
  }

  /** After the pause: the first login of this provisioner, whose host key counts from now on. */
  private Outcome open(Turn turn, List<Task> tasks) {
    Duration left = provisioner.pauseBefore().minus(turn.lasting());
    if (!left.isZero() && !left.isNegative()) {
      return turn.wait(
          Wait.of("the pause before the provisioner", left, provisioner.pauseBefore()));
    }
    JobProgress first = turn.progress().onTask(0, Task.FIRST, turn.now()).withBegun(turn.now());
    List<LogLine> lines = new ArrayList<>();
    provisioner
        .timeout()
        .map(t -> "Setting a " + GoDuration.of(t) + " timeout for the next provisioner...")
        .ifPresent(text -> lines.add(LogLine.say(text)));
    tasks.stream().findFirst().ifPresent(task -> lines.addAll(task.opening()));
    Build pinned = turn.build().withHostKey(turn.session().hostKey());
    return Outcome.record(pinned.withJob(first)).saying(lines);
  }

  private Instant deadline(JobProgress at) {
    return provisioner.timeout().map(at.begun()::plus).orElse(Instant.MAX);
  }

  private Outcome cancel(Turn turn) {
    RunScript.job(turn).kill();
    return turn.fail("The provisioner did not end within its timeout")
        .saying(LogLine.error("Cancelling provisioner after a timeout..."));
  }

  private Outcome again(Turn turn, StepFailure failure) {
    int left = provisioner.maxRetries() - turn.progress().attempt();
    if (failure.kind() != StepFailure.Kind.REFUSED || left <= 0) {
      throw failure;
    }
    String text = failure.getMessage().replace("\\", "\\\\").replace("\"", "\\\"");
    return begin(turn.settled(), turn.progress().attempt() + 1)
        .saying(
            LogLine.say(
                "Provisioner failed with \""
                    + text
                    + "\", retrying with "
                    + left
                    + " trie(s) left"));
  }
}
