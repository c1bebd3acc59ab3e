package io.kiln.local.driver;

import io.kiln.build.Answer;
import io.kiln.build.BuildId;
import io.kiln.build.Cleanup;
import io.kiln.build.Entry;
import io.kiln.build.Next;
import io.kiln.build.NoSuchBuild;
import io.kiln.build.Phase;
import io.kiln.build.StepFailure;
import io.kiln.function.Wiring;
import io.kiln.trigger.Executions;
import io.kiln.trigger.FlowExecutions;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Looks on while deployed functions take a build to its end: driven by the flow, whose executions
 * it starts, or by the tick, which finds the build by itself.
 */
public final class Attended implements Driver {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(40);

  /** After so many looks at an unchanged journal it is asked whether anybody still drives. */
  private static final int QUIET = 50;

  private final Wiring wiring;
  private final Optional<FlowExecutions> flow;
  private final Attention attention;
  private final Runnable taken;

  /**
   * How somebody looks on.
   *
   * @param pause in this computer's time: it is not the one who waits for the cloud
   */
  public record Attention(Pause pause, Watcher watcher, BooleanSupplier cancelled) {}

  /**
   * One who looks on.
   *
   * @param flow empty where the tick drives
   * @param taken is told when somebody drives the build from now on
   */
  public Attended(
      Wiring wiring, Optional<FlowExecutions> flow, Attention attention, Runnable taken) {
    this.wiring = wiring;
    this.flow = flow;
    this.attention = attention;
    this.taken = taken;
  }

  @Override
  public void drive(BuildId build) throws InterruptedException {
    try {
      flow.ifPresent(executions -> executions.start(build));
    } finally {
      taken.run();
    }
    lookOn(build);
  }

  @Override
  public void undo(BuildId build) throws InterruptedException {
    untilWritten(() -> wiring.undo().reopen(build));
    flow.ifPresent(executions -> executions.restart(build, "The build is undone"));
    lookOn(build);
  }

  private void lookOn(BuildId build) throws InterruptedException {
    boolean cancelTried = false;
    long seq = 0;
    int quiet = 0;
    while (true) {
      Entry last =
          wiring.store().journal().latest(build, seq).orElseThrow(() -> new NoSuchBuild(build));
      quiet = last.seq() == seq ? quiet + 1 : 0;
      seq = last.seq();
      attention.watcher().after(asAnswered(last));
      if (isOver(last)) {
        return;
      }
      if (!cancelTried && attention.cancelled().getAsBoolean()) {
        cancelTried = true;
        untilWritten(() -> wiring.undo().cancel(build));
        flow.ifPresent(executions -> executions.restart(build, "The build is cancelled"));
      }
      if (quiet > 0 && quiet % QUIET == 0) {
        requireDriver(last);
      }
      attention.pause().sleep(BETWEEN_LOOKS);
    }
  }

  /** Somebody's claim may be in the way for a while. */
  private void untilWritten(Supplier<Answer> decision) throws InterruptedException {
    while (decision.get().next() == Next.WAIT) {
      attention.pause().sleep(Duration.ofSeconds(1));
    }
  }

  private static Answer asAnswered(Entry last) {
    Next next = last.state().waiting().isPresent() ? Next.WAIT : Next.STEP;
    return Answer.of(last.state().id(), next, 0, last.seq());
  }

  /** Whoever drives has still to tidy up after the last entry. */
  private boolean isOver(Entry last) {
    if (last.state().phase() != Phase.ENDED) {
      return false;
    }
    BuildId build = last.state().id();
    boolean suspended = last.state().cleanup().filter(Cleanup.SUSPENDED::equals).isPresent();
    return flow.map(executions -> executions.of(build) != Executions.State.RUNNING)
        .orElseGet(() -> suspended || !wiring.store().active().list().contains(build));
  }

  /** The flow ends without the build when the cloud refuses its credentials. */
  private void requireDriver(Entry last) {
    BuildId build = last.state().id();
    boolean left =
        last.state().phase() != Phase.ENDED
            && flow.filter(executions -> executions.of(build) != Executions.State.RUNNING)
                .isPresent();
    if (left) {
      String why = last.state().waiting().map(w -> ", waiting for " + w.what()).orElse("");
      throw new StepFailure(
          StepFailure.Kind.DENIED,
          "The flow of build " + build + " has ended, but the build is held" + why,
          null);
    }
  }
}
