package io.kiln.trigger;

import io.kiln.build.BuildId;
import io.kiln.build.Entry;
import io.kiln.build.StateMachine;
import io.kiln.store.Store;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Once a minute: drives the builds that nobody else drives, one move of each in turn. Two ticks at
 * once do no harm: the journal lets one of them win each move.
 */
public final class Tick {
  private static final Logger LOG = LoggerFactory.getLogger(Tick.class);

  /** No move is begun later than this; the last one may take as long as a step. */
  private static final Duration BUDGET = Duration.ofSeconds(50);

  /** No submission takes so long from its mark to its first entry. */
  private static final Duration NEVER_BEGUN = Duration.ofMinutes(15);

  private final Store store;
  private final StateMachine machine;
  private final Watchdog watchdog;
  private final Clock clock;

  /** A tick that drives each build when its next move is due. */
  public Tick(Store store, StateMachine machine, Clock clock) {
    this(store, machine, clock, Watchdog.drivingAll(machine, clock));
  }

  /** A tick that takes over the builds whose execution has left them alone. */
  public Tick(Store store, StateMachine machine, Clock clock, Executions executions) {
    this(store, machine, clock, Watchdog.behind(executions, machine, clock));
  }

  private Tick(Store store, StateMachine machine, Clock clock, Watchdog watchdog) {
    this.store = store;
    this.machine = machine;
    this.clock = clock;
    this.watchdog = watchdog;
  }

  /** Looks at every active build, and drives within the budget. */
  public TickReport run() {
    List<BuildId> active = store.active().list();
    TickReport.Builder report = TickReport.builder().active(active.size());
    Round round = new Round(machine, clock.instant().plus(BUDGET), clock, report);
    for (BuildId build : active) {
      round.trying(
          build,
          () ->
              store
                  .journal()
                  .latest(build, 0)
                  .ifPresentOrElse(
                      entry -> consider(entry, round, report), () -> neverBegun(build)));
    }
    return report.moves(round.drive()).build();
  }

  private void consider(Entry entry, Round round, TickReport.Builder report) {
    if (watchdog.wants(entry, report)) {
      round.add(entry);
    }
  }

  /** Whoever submitted it died before the first entry; repeated, it is marked again. */
  private void neverBegun(BuildId build) {
    boolean old = store.active().before(clock.instant().minus(NEVER_BEGUN)).contains(build);
    if (old && store.journal().latest(build, 0).isEmpty()) {
      store.active().forget(build);
      LOG.warn("build={} was marked and never begun: its mark is removed", build);
    }
  }
}
