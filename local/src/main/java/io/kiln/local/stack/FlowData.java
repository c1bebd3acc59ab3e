package io.kiln.local.stack;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a flow carries: a state may only use of its input what every way to it brings. */
final class FlowData {
  /** What an execution is started with. */
  private static final Set<String> FIRST = Set.of("build", "seq", "turn", "looks");

  private static final Pattern USE = Pattern.compile("\\$Input\\.(\\w+)");

  private final FlowGraph graph;
  private final Map<String, JsonNode> states;
  private final String path;
  private final Problems problems;
  private final Map<String, Set<String>> inputs = new HashMap<>();

  FlowData(FlowGraph graph, Map<String, JsonNode> states, String path, Problems problems) {
    this.graph = graph;
    this.states = states;
    this.path = path;
    this.problems = problems;
  }

  void check() {
    inputs.put(graph.start(), FIRST);
    boolean changed = true;
    while (changed) {
      changed = false;
      for (FlowGraph.Way way : graph.ways()) {
        changed |= flow(way);
      }
    }
    states.forEach((name, state) -> uses(name, state));
  }

  private boolean flow(FlowGraph.Way way) {
    Set<String> from = inputs.get(way.from());
    if (from == null) {
      return false;
    }
    Set<String> brought = way.constructor().isObject() ? made(way.constructor()) : from;
    Set<String> known = inputs.get(way.to());
    Set<String> common = new HashSet<>(brought);
    if (known != null) {
      common.retainAll(known);
    }
    inputs.put(way.to(), common);
    return !common.equals(known);
  }

  private static Set<String> made(JsonNode constructor) {
    Set<String> fields = new HashSet<>();
    constructor
        .fieldNames()
        .forEachRemaining(
            key -> fields.add(key.endsWith(".$") ? key.substring(0, key.length() - 2) : key));
    return fields;
  }

  private void uses(String name, JsonNode state) {
    Set<String> there = inputs.get(name);
    if (there == null) {
      return;
    }
    Matcher use = USE.matcher(state.toString());
    while (use.find()) {
      if (!there.contains(use.group(1))) {
        problems.add(
            path + "." + name,
            "uses $Input." + use.group(1) + ", but some way brings only " + new TreeSet<>(there));
      }
    }
  }
}
