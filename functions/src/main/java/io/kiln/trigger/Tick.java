package io.kiln.trigger;

import io.kiln.build.BuildId;
import io.kiln.build.Records;
import io.kiln.build.StateMachine;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/**
 * Once a minute: drives the builds that nobody else drives, one move of each in turn. Two ticks at
 * once do no harm: the journal lets one of them win each move.
 */
public final class Tick {
  /** No move is begun later than this; the last one may take as long as a step. */
  private static final Duration BUDGET = Duration.ofSeconds(50);

  private final Records records;
  private final StateMachine machine;
  private final Watchdog watchdog;
  private final Clock clock;

  /** A tick that drives each build when its next move is due. */
  public Tick(Records records, StateMachine machine, Clock clock) {
    this(records, machine, clock, Watchdog.drivingAll(machine, clock));
  }

  /** A tick that takes over the builds whose execution has left them alone. */
  public Tick(Records records, StateMachine machine, Clock clock, Executions executions) {
    this(records, machine, clock, Watchdog.behind(executions, machine, clock));
  }

  private Tick(Records records, StateMachine machine, Clock clock, Watchdog watchdog) {
    this.records = records;
    this.machine = machine;
    this.clock = clock;
    this.watchdog = watchdog;
  }

  /** Looks at every active build, and drives within the budget. */
  public TickReport run() {
    List<BuildId> active = records.active().list();
    TickReport.Builder report = TickReport.builder().active(active.size());
    Round round = new Round(machine, clock.instant().plus(BUDGET), clock, report);
    for (BuildId build : active) {
      round.trying(
          build,
          () ->
              records
                  .journal()
                  .latest(build, 0)
                  .filter(entry -> watchdog.wants(entry, report))
                  .ifPresent(round::add));
    }
    return report.moves(round.drive()).build();
  }
}
