package io.kiln.local.cli;

import io.kiln.build.BuildId;
import io.kiln.build.StepFailure;
import io.kiln.local.cli.ui.Ui;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * One command that drives builds: what it shows, and what Ctrl-C does while it lasts. Thread-safe.
 */
final class Session {
  private final Caller caller;
  private final Workshop workshop;
  private final Interrupts interrupts;
  private final Supplier<Driving> driving;
  private final Summary summary;
  private final Advice advice;
  private final Ui ui;
  private final Deliveries deliveries = new Deliveries();
  private final Set<String> atHand = ConcurrentHashMap.newKeySet();

  Session(Caller caller, Screen screen, Workshop workshop, Interrupts interrupts) {
    this(caller, screen, workshop, interrupts, step -> {});
  }

  /**
   * A session that hears of each step that is done.
   *
   * @param afterStep gets the step's name, and may take its time
   */
  Session(
      Caller caller,
      Screen screen,
      Workshop workshop,
      Interrupts interrupts,
      Consumer<String> afterStep) {
    this.caller = caller;
    this.workshop = workshop;
    this.advice = new Advice(caller.err());
    this.ui = screen.ui();
    this.summary = new Summary(ui);
    this.interrupts = interrupts;
    Breakpoints breakpoints = new Breakpoints(workshop, caller.in());
    this.driving =
        () -> new Driving(workshop, breakpoints, screen.live(), caller.clock(), afterStep);
    interrupts.listen(
        signal -> screen.ui().error("Cancelling build after receiving " + signal), this::leave);
  }

  boolean cancelled() {
    return interrupts.cancelled();
  }

  /** Bakes on from wherever the build stands; what it downloaded is delivered in any case. */
  Bake bake(BuildList.Started started, Ui screen, long fromLog) {
    Bake bake = drive(started, build -> driving.get().bake(build, screen, fromLog));
    summary.ended(screen, bake);
    return bake;
  }

  /** Deletes what a build that was left standing had made. */
  Bake undo(BuildList.Started started, Ui screen) {
    return drive(started, build -> driving.get().undo(build, screen));
  }

  /** How many bytes of the build's log there are already. */
  long logged(BuildId build) {
    return driving.get().logged(build);
  }

  /**
   * Says how it all went.
   *
   * @return the exit code
   */
  int end(List<Bake> bakes, Instant start) {
    int exitCode = summary.all(bakes, Duration.between(start, caller.clock().instant()));
    bakes.forEach(advice::after);
    return delivered() ? exitCode : 1;
  }

  /** Whether all that was downloaded is where it belongs; says what is not. */
  boolean delivered() {
    return deliveries.told(ui);
  }

  private interface Work {
    Bake on(BuildId build);
  }

  private Bake drive(BuildList.Started started, Work work) {
    BuildId build = BuildId.of(started.id());
    atHand.add(started.id());
    try {
      Bake bake = work.on(build);
      new Downloads(workshop.wiring().store(), deliveries).deliver(build, started.deliverTo());
      return bake;
    } catch (StepFailure held) {
      advice.left(build);
      throw new CommandFailure(held.getMessage(), held);
    } finally {
      atHand.remove(started.id());
    }
  }

  /** The second Ctrl-C. */
  private void leave() {
    atHand.forEach(build -> advice.left(BuildId.of(build)));
    Runtime.getRuntime().halt(1);
  }
}
