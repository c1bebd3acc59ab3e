package io.kiln.provision;

import io.kiln.build.JobProgress;
import io.kiln.build.LogLine;
import io.kiln.build.Outcome;
import io.kiln.build.Outcome.Wait;
import io.kiln.build.StepFailure;
import io.kiln.communicator.JobLook;
import io.kiln.communicator.JobLook.State;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Uploads a script and starts it, watches it to its end, removes it. The upload and the start are
 * one effect: a machine that restarts in between loses its /tmp.
 */
final class RunScript implements Task {
  private static final String RUNNING = "running";
  private static final String CLEAN = "clean";

  /** The starting invocation stays this long: short scripts end there. */
  private static final Duration STAY = Duration.ofSeconds(30);

  private static final int OWNER_ONLY = 0700;

  /** How long a start may take to show a process. */
  private static final Duration START = Duration.ofSeconds(60);

  private static final Duration BETWEEN_RECORDS = Duration.ofSeconds(1);

  private static final String DISCONNECTED =
      "Script disconnected unexpectedly. If you expected your script to disconnect, i.e. from a"
          + " restart, you can try adding `\"expect_disconnect\": true` or"
          + " `\"valid_exit_codes\": [0, 2300218]` to the shell provisioner parameters.";

  private final Script script;

  RunScript(Script script) {
    this.script = script;
  }

  @Override
  public List<LogLine> opening() {
    return List.of(LogLine.say(script.opening()));
  }

  @Override
  public boolean runs() {
    return true;
  }

  @Override
  public Optional<Duration> startPatience() {
    return script.startPatience();
  }

  @Override
  public Outcome move(Turn turn) {
    switch (turn.progress().stage()) {
      case FIRST:
        return turn.act(this::start);
      case RUNNING:
        return watch(turn);
      default:
        return turn.act(this::clean);
    }
  }

  private Outcome start(Turn turn) {
    script.folder().ifPresent(folder -> turn.files().makeFolder(folder, OWNER_ONLY));
    for (PlacedFile file : script.files()) {
      Uploading uploading = new Uploading(turn.files(), file);
      if (!uploading.chunk()) {
        return turn.record(turn.progress());
      }
    }
    String bootId = turn.job().start(script.command(), script.pty());
    return turn.record(turn.progress().at(RUNNING, turn.now()).withBootId(bootId));
  }

  /** Looks, and while the script is young looks again, until there is something to write down. */
  private Outcome watch(Turn turn) {
    Duration pause = Duration.ofMillis(50);
    while (true) {
      JobProgress at = turn.progress();
      JobLook look = turn.job().look(at.outRead(), at.errRead());
      JobNews news = JobNews.of(look, at);
      if (news.ended()) {
        return news.more()
            ? told(turn, news)
            : ended(turn.at(news.read(at)), look).saying(news.lines());
      }
      requireStarted(turn, look);
      if (!news.isEmpty() && (news.more() || mayRecord(turn))) {
        return told(turn, news);
      }
      if (turn.overdue() && !news.isEmpty()) {
        return told(turn, news);
      }
      if (over(turn)) {
        return turn.act(this::stop);
      }
      Duration stay = turn.limit().orElse(STAY);
      if (news.isEmpty() && (turn.overdue() || turn.lasting().compareTo(stay) > 0)) {
        return turn.wait(forTheEnd());
      }
      turn.tools().linger().pause(pause);
      pause = longer(pause);
    }
  }

  private static boolean over(Turn turn) {
    return turn.limit().filter(limit -> turn.lasting().compareTo(limit) > 0).isPresent();
  }

  /** A function ends soon after its limit, and with it whatever it started. */
  private Outcome stop(Turn turn) {
    turn.job().kill();
    return turn.failAfterClearing(
        "Script "
            + script.label()
            + " did not end within "
            + GoDuration.of(turn.limit().orElse(STAY))
            + ", which is all that a function gives it");
  }

  private static Duration longer(Duration pause) {
    Duration next = pause.multipliedBy(13).dividedBy(10);
    return next.compareTo(BETWEEN_RECORDS) > 0 ? BETWEEN_RECORDS : next;
  }

  private static boolean mayRecord(Turn turn) {
    return turn.progress()
        .loggedAt()
        .map(at -> !turn.now().isBefore(at.plus(BETWEEN_RECORDS)))
        .orElse(true);
  }

  private Wait forTheEnd() {
    return Wait.of(script.label() + " to end", Duration.ofSeconds(2), Duration.ofMinutes(2));
  }

  private Outcome told(Turn turn, JobNews news) {
    JobProgress read = news.read(turn.progress()).withLoggedAt(turn.now());
    return turn.record(read).saying(news.lines());
  }

  private void requireStarted(Turn turn, JobLook look) {
    boolean process = look.state() == State.RUNNING;
    if (!process && turn.lasting().compareTo(START) > 0) {
      throw StepFailure.refused(
          "Script "
              + script.label()
              + " was started and has neither a living nor a finished process; whether it ran is"
              + " not known, so it is not run again");
    }
  }

  /**
   * The end is told and cleaned up after in one go: a script may have closed the door behind it.
   */
  private Outcome ended(Turn turn, JobLook look) {
    return complaint(look)
        .map(turn::failAfterClearing)
        .orElseGet(() -> turn.at(turn.progress().at(CLEAN, turn.now())).act(this::clean));
  }

  private Optional<String> complaint(JobLook look) {
    switch (look.state()) {
      case EXITED:
        return aboutExit(look.exit());
      case DIED:
        return Optional.of(
            "Script "
                + script.label()
                + " ended without an exit code: its process was killed (out of memory? kill -9?)");
      default:
        return script.mayDisconnect() ? Optional.empty() : Optional.of(DISCONNECTED);
    }
  }

  private Optional<String> aboutExit(int exit) {
    List<Integer> valid = script.validExitCodes();
    return valid.contains(exit)
        ? Optional.empty()
        : Optional.of(
            script
                .exitWords()
                .map(words -> words.replace("%d", Integer.toString(exit)))
                .orElse(
                    "Script exited with non-zero exit status: "
                        + exit
                        + ". Allowed exit codes are: "
                        + valid.toString().replace(",", "")));
  }

  private Outcome clean(Turn turn) {
    if (script.clean()) {
      script.files().forEach(file -> turn.files().remove(file.destination()));
    }
    return turn.nextAfterClearing();
  }
}
