package io.kiln.local.stack;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The ways through a flow: every target exists, every state is reached, and an end from it. */
final class FlowGraph {
  private final String start;
  private final Map<String, JsonNode> states;
  private final String path;
  private final Problems problems;
  private final List<Way> ways = new ArrayList<>();

  /**
   * One way from a state to another.
   *
   * @param constructor what makes the next state's input; missing when the input is handed on
   */
  record Way(String from, String to, JsonNode constructor) {}

  FlowGraph(String start, Map<String, JsonNode> states, String path, Problems problems) {
    this.start = start;
    this.states = states;
    this.path = path;
    this.problems = problems;
  }

  List<Way> ways() {
    return List.copyOf(ways);
  }

  String start() {
    return start;
  }

  /** Whether all targets exist. */
  boolean check() {
    boolean whole = target(start, path + ".StartAt");
    for (Map.Entry<String, JsonNode> state : states.entrySet()) {
      whole &= leave(state.getKey(), state.getValue(), path + "." + state.getKey());
    }
    if (whole) {
      Set<String> reached = reached(Set.of(start), true);
      Set<String> ending = reached(ends(), false);
      for (String state : states.keySet()) {
        if (!reached.contains(state)) {
          problems.add(path + "." + state, "is never reached");
        } else if (!ending.contains(state)) {
          problems.add(path + "." + state, "no way leads from here to an end");
        }
      }
    }
    return whole;
  }

  private boolean leave(String name, JsonNode state, String at) {
    String type = state.path("Type").asText();
    boolean whole = true;
    if (type.equals("Choice")) {
      for (int i = 0; i < state.path("Branches").size(); i++) {
        String to = state.path("Branches").get(i).path("Next").asText();
        whole &= way(name, to, state.path("none"), at + ".Branches[" + i + "].Next");
      }
      return way(name, state.path("Default").asText(), state.path("none"), at + ".Default")
          && whole;
    }
    for (int i = 0; i < state.path("Catch").size(); i++) {
      JsonNode rule = state.path("Catch").get(i);
      String to = rule.path("Next").asText();
      whole &= way(name, to, rule.path("OutputConstructor"), at + ".Catch[" + i + "].Next");
    }
    if (state.has("Next")) {
      whole &= way(name, state.get("Next").asText(), state.path("OutputConstructor"), at + ".Next");
    }
    if (state.has("Next") == isEnd(state)) {
      problems.add(at, "must have either Next or End: true");
    }
    return whole;
  }

  private boolean way(String from, String to, JsonNode constructor, String at) {
    ways.add(new Way(from, to, constructor));
    return target(to, at);
  }

  private boolean target(String name, String at) {
    if (!states.containsKey(name)) {
      problems.add(at, "there is no state '" + name + "'");
    }
    return states.containsKey(name);
  }

  private Set<String> ends() {
    Set<String> ends = new HashSet<>();
    states.forEach(
        (name, state) -> {
          if (isEnd(state)) {
            ends.add(name);
          }
        });
    return ends;
  }

  private static boolean isEnd(JsonNode state) {
    return state.path("End").asBoolean();
  }

  private Set<String> reached(Set<String> from, boolean forward) {
    Set<String> seen = new HashSet<>(from);
    Deque<String> open = new ArrayDeque<>(from);
    while (!open.isEmpty()) {
      String state = open.pop();
      for (Way way : ways) {
        String next = forward ? way.to() : way.from();
        if ((forward ? way.from() : way.to()).equals(state) && seen.add(next)) {
          open.push(next);
        }
      }
    }
    return seen;
  }
}
