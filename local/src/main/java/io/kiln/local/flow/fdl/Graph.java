package io.kiln.local.flow.fdl;

import java.util.Map;

/** States that lead to each other: a flow's own, or a branch's. */
public record Graph(String startAt, Map<String, State> states) {
  public State state(String name) {
    State state = states.get(name);
    if (state == null) {
      throw new IllegalStateException("a checked definition leads to no state called " + name);
    }
    return state;
  }
}
