package io.kiln.local.flow;

import com.fasterxml.jackson.databind.JsonNode;
import io.kiln.local.flow.fdl.FlowFailure;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The events of one step, numbered on from the execution's last. */
final class History {
  private final List<Event> events = new ArrayList<>();
  private final long before;
  private final Instant now;

  History(Execution execution, Instant now) {
    this.before = execution.events();
    this.now = now;
  }

  long count() {
    return before + events.size();
  }

  List<Event> events() {
    return List.copyOf(events);
  }

  /** Answers the event's number. */
  long add(String type, String state, JsonNode detail) {
    return add(type, state, 0, detail);
  }

  /** Adds an event about a call that another event scheduled. */
  long add(String type, String state, long scheduled, JsonNode detail) {
    // The last one is kept for how it ended.
    if (count() >= Limits.EVENTS - 1) {
      throw new FlowFailure(
          FlowFailure.LIMIT_EXCEEDED, "an execution has at most " + Limits.EVENTS + " events");
    }
    events.add(new Event(count() + 1, now, type, state, scheduled, detail));
    return count();
  }

  void addLast(String type, JsonNode detail) {
    events.add(new Event(count() + 1, now, type, "", 0, detail));
  }
}
