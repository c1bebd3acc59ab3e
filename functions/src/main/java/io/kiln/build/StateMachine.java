package io.kiln.build;

import java.time.Clock;
import java.util.function.Supplier;

/** The one machine that bakes, whoever drives it: its functions put together. */
public final class StateMachine {
  private final Advance advance;
  private final Undo undo;
  private final Watch watch;

  /**
   * Puts the machine together.
   *
   * @param nonces a fresh mark per call, unguessable enough never to meet another writer's
   */
  public StateMachine(
      Records records, Workbench.Factory benches, Clock clock, Supplier<String> nonces) {
    Scribe scribe = new Scribe(records.journal(), records.logbook(), clock, nonces);
    Takeover takeover = new Takeover(records.journal(), records.logbook(), scribe, clock);
    Decide decide = new Decide(records.ended(), clock);
    Ending ending = new Ending(records.names(), records.active(), records.leaking(), clock);
    this.advance = new Advance(takeover, decide, benches, clock);
    this.undo = new Undo(takeover, decide, benches, ending, clock);
    this.watch = new Watch(takeover, decide, benches, clock);
  }

  public Advance advance() {
    return advance;
  }

  public Undo undo() {
    return undo;
  }

  public Watch watch() {
    return watch;
  }
}
