package io.kiln.local.cli;

import io.kiln.build.Answer;
import io.kiln.build.Build;
import io.kiln.build.BuildId;
import io.kiln.build.Logbook;
import io.kiln.build.Next;
import io.kiln.build.Phase;
import io.kiln.local.cli.ui.LiveLine;
import io.kiln.local.cli.ui.TargetUi;
import io.kiln.local.cli.ui.Ui;
import io.kiln.local.driver.Driver;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/** Drives a build while a person watches: shows its log as it grows, and what is waited for. */
final class Driving {
  private final Workshop workshop;
  private final Breakpoints breakpoints;
  private final LiveLine live;
  private final Clock clock;
  private final Consumer<String> afterStep;
  private String atHand = "";
  private boolean renewed;

  Driving(
      Workshop workshop,
      Breakpoints breakpoints,
      LiveLine live,
      Clock clock,
      Consumer<String> afterStep) {
    this.workshop = workshop;
    this.breakpoints = breakpoints;
    this.live = live;
    this.clock = clock;
    this.afterStep = afterStep;
  }

  /** Which of the driver's two ways a build is taken. */
  private interface Way {
    void take(Driver driver, BuildId build) throws InterruptedException;
  }

  /** Drives the build to its end, showing its log from this byte on. */
  Bake bake(BuildId build, Ui screen, long fromLog) {
    return drive(Driver::drive, build, screen, fromLog);
  }

  /** Undoes a build that was left standing. */
  Bake undo(BuildId build, Ui screen) {
    return drive(Driver::undo, build, screen, logged(build));
  }

  /** How many bytes of the build's log there are already. */
  long logged(BuildId build) {
    Logbook logbook = workshop.wiring().store().logbook();
    return logbook.size(logbook.read(build, 0));
  }

  private Bake drive(Way way, BuildId build, Ui screen, long fromLog) {
    Instant start = clock.instant();
    Ui target = new TargetUi(screen, workshop.state(build).builderName());
    try {
      long shown = fromLog;
      while (shown >= 0) {
        shown = once(way, build, target, shown);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFailure("interrupted while build " + build + " was driven", e);
    } finally {
      live.done(build.toString());
      workshop.report();
    }
    Build end = workshop.state(build);
    return new Bake(end, Duration.between(start, clock.instant()));
  }

  /** Returns from which byte of the log to go on with another driver, or -1 at the end. */
  private long once(Way way, BuildId build, Ui target, long fromLog) throws InterruptedException {
    Logbook logbook = workshop.wiring().store().logbook();
    LogFollower log = LogFollower.from(fromLog, logbook, build, target);
    try {
      way.take(workshop.driver(answer -> after(answer, log, target)), build);
      log.close();
      return -1;
    } catch (RuntimeException broken) {
      long shown = log.leave();
      if (renewed || !workshop.renew()) {
        throw broken;
      }
      renewed = true;
      return shown;
    }
  }

  private void after(Answer answer, LogFollower log, Ui target) {
    log.look();
    tellStep(workshop.state(answer.build(), answer.seq()));
    if (answer.next() == Next.WAIT) {
      Build build = workshop.state(answer.build(), answer.seq());
      build
          .waiting()
          .ifPresent(
              waiting -> live.waitFor(build.id().toString(), waiting.what(), waiting.usually()));
      breakpoints.look(build, target);
    } else {
      live.done(answer.build().toString());
    }
  }

  private void tellStep(Build build) {
    boolean another = !build.step().equals(atHand);
    if (another && !atHand.isEmpty() && build.phase() == Phase.STEP) {
      afterStep.accept(atHand);
    }
    atHand = build.step();
  }
}
