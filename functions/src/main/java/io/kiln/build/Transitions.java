package io.kiln.build;

import java.util.EnumMap;
import java.util.Map;

/** The state machine of a build, as data: the only place where a phase follows from another. */
final class Transitions {
  /** What happens to a build. */
  enum Event {
    STEP_DONE,
    LAST_STEP_DONE,
    STEP_FAILED,
    CANCELLED,
    SUSPENDED,
    RESOURCE_UNDONE,
    NOTHING_LEFT,
    UNDO_ASKED,
    RESUMED
  }

  private static final Map<Phase, Map<Event, Phase>> TABLE = table();

  private Transitions() {}

  private static Map<Phase, Map<Event, Phase>> table() {
    Map<Phase, Map<Event, Phase>> table = new EnumMap<>(Phase.class);
    table.put(
        Phase.STEP,
        Map.of(
            Event.STEP_DONE, Phase.STEP,
            Event.LAST_STEP_DONE, Phase.UNDO,
            Event.STEP_FAILED, Phase.UNDO,
            Event.CANCELLED, Phase.UNDO,
            Event.SUSPENDED, Phase.ENDED));
    table.put(
        Phase.UNDO, Map.of(Event.RESOURCE_UNDONE, Phase.UNDO, Event.NOTHING_LEFT, Phase.ENDED));
    table.put(Phase.ENDED, Map.of(Event.UNDO_ASKED, Phase.UNDO, Event.RESUMED, Phase.STEP));
    return table;
  }

  /**
   * The phase that follows.
   *
   * @throws IllegalStateException when the event can't happen in this phase
   */
  static Phase next(Phase phase, Event event) {
    Phase next = TABLE.getOrDefault(phase, Map.of()).get(event);
    if (next == null) {
      throw new IllegalStateException(event + " can't happen to a build in phase " + phase);
    }
    return next;
  }

  static Map<Phase, Map<Event, Phase>> all() {
    return TABLE;
  }
}
