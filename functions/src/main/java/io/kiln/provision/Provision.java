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
  private final String name;
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
    this("provision-" + index, index, provisioner, last, tools);
  }

  private Provision(String name, int index, Provisioner provisioner, boolean last, Tools tools) {
    this.name = name;
    this.index = index;
    this.provisioner = provisioner;
    this.last = last;
    this.tools = tools;
  }

  /**
   * A step for what runs like a provisioner and is none of the template's list.
   *
   * @param index beyond those of the list
   */
  public static Provision named(String name, int index, Provisioner provisioner, Tools tools) {
    return new Provision(name, index, provisioner, false, tools);
  }

  /** Whether the provisioner works on the machine, or only waits, or runs where Kiln does. */
  public static boolean onMachine(Provisioner provisioner) {
    return TasksOf.onMachine(provisioner);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Outcome run(Build build) {
    Optional<JobProgress> known = build.job().filter(job -> job.provisioner() == index);
    if (known.isEmpty()) {
      return begin(build, 0);
    }
    List<Task> tasks = TasksOf.provisioner(index, provisioner, build, tools);
    JobProgress at = known.get();
    Worksite site = TasksOf.site(provisioner, tools);
    boolean finale = (last || site.clearsAtOnce()) && at.task() == tasks.size() - 1;
    Turn turn = new Turn(build, at, tools, site, new Turn.Limits(finale, deadline(at)));
    try {
      return move(turn, tasks, site);
    } catch (CommunicatorFailure failure) {
      return new ShutOut(patience(turn, tasks)).of(turn, failure);
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

  private static Duration patience(Turn turn, List<Task> tasks) {
    int task = turn.progress().task();
    return turn.at(Task.FIRST) && task < tasks.size()
        ? tasks.get(task).startPatience().orElse(ShutOut.PATIENCE)
        : ShutOut.PATIENCE;
  }

  private Outcome move(Turn turn, List<Task> tasks, Worksite site) {
    JobProgress at = turn.progress();
    if (turn.at(JobProgress.FAILED)) {
      throw StepFailure.refused(at.complaint().orElse("The provisioner failed"));
    }
    if (turn.at(JobProgress.BEGIN)) {
      return open(turn, tasks, site);
    }
    if (at.task() >= tasks.size()) {
      return Outcome.done(turn.build());
    }
    if (turn.overdue()) {
      return tasks.get(at.task()).runs() ? turn.act(this::cancel) : late(turn);
    }
    Outcome moved = tasks.get(at.task()).move(turn);
    int now = moved.build().job().map(JobProgress::task).orElse(0);
    return now > at.task() && now < tasks.size() ? moved.saying(tasks.get(now).opening()) : moved;
  }

  /** After the pause: the first login of this provisioner, whose host key counts from now on. */
  private Outcome open(Turn turn, List<Task> tasks, Worksite site) {
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
    return Outcome.record(site.opened(turn.build()).withJob(first)).saying(lines);
  }

  private Instant deadline(JobProgress at) {
    return provisioner.timeout().map(at.begun()::plus).orElse(Instant.MAX);
  }

  private Outcome cancel(Turn turn) {
    turn.job().kill();
    return late(turn);
  }

  private static Outcome late(Turn turn) {
    return turn.failAfterClearing("The provisioner did not end within its timeout")
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
