package io.kiln.trigger;

import io.kiln.build.Build;
import io.kiln.build.BuildId;
import io.kiln.build.Cleanup;
import io.kiln.build.Entry;
import io.kiln.build.StateMachine;
import io.kiln.build.StepFailure;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides whether the tick is to drive a build: by when its next move was due. */
final class Watchdog {
  private static final Logger LOG = LoggerFactory.getLogger(Watchdog.class);

  /** So late that somebody must be asked. */
  private static final Duration LATE = Duration.ofMinutes(10);

  /** So late that an execution which runs, as it says, is left behind. */
  private static final Duration TOO_LATE = Duration.ofMinutes(30);

  private final Optional<Executions> executions;
  private final StateMachine machine;
  private final Clock clock;

  private Watchdog(Optional<Executions> executions, StateMachine machine, Clock clock) {
    this.executions = executions;
    this.machine = machine;
    this.clock = clock;
  }

  static Watchdog drivingAll(StateMachine machine, Clock clock) {
    return new Watchdog(Optional.empty(), machine, clock);
  }

  static Watchdog behind(Executions executions, StateMachine machine, Clock clock) {
    return new Watchdog(Optional.of(executions), machine, clock);
  }

  boolean wants(Entry last, TickReport.Builder report) {
    Build build = last.state();
    Duration late = Duration.between(last.dueAt(), clock.instant());
    if (build.cleanup().filter(Cleanup.SUSPENDED::equals).isPresent()) {
      return heldTooLong(build, report) || build.standsUnkept();
    }
    if (executions.isEmpty() || build.adopted()) {
      return !late.isNegative();
    }
    if (late.compareTo(LATE) < 0 || !leftAlone(build.id(), late, executions.get())) {
      return false;
    }
    machine.watch().adopt(build.id());
    report.addAdopted(build.id());
    LOG.warn("build={} late={} nobody drives it: the watchdog does", build.id(), late);
    return true;
  }

  /** A build that is held is undone once its deadline is over; one that was let stand never is. */
  private boolean heldTooLong(Build build, TickReport.Builder report) {
    if (build.heldUntil().filter(until -> until.isBefore(clock.instant())).isEmpty()) {
      return false;
    }
    machine.undo().reopen(build.id());
    machine.watch().adopt(build.id());
    report.addAdopted(build.id());
    LOG.info("build={} was held until {}: it is undone", build.id(), build.heldUntil().get());
    return true;
  }

  private boolean leftAlone(BuildId build, Duration late, Executions asked) {
    switch (state(build, asked)) {
      case RUNNING:
        return late.compareTo(TOO_LATE) >= 0;
      case STOPPED:
        machine.undo().cancel(build);
        return true;
      default:
        return true;
    }
  }

  private static Executions.State state(BuildId build, Executions asked) {
    try {
      return asked.of(build);
    } catch (StepFailure unknown) {
      LOG.warn("build={} its execution can't be asked after, taken as running", build, unknown);
      return Executions.State.RUNNING;
    }
  }
}
