package io.kiln.local.stack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether a flow can be run: its states' shapes, its ways, its data, the functions it calls. */
final class FlowRules {
  private final Declarations declarations;
  private final Roles roles;
  private final Problems problems;
  private final Shapes shapes;
  private final JsonNode language = Yaml.own("flow-states.yml");

  FlowRules(Declarations declarations, Roles roles, Problems problems) {
    this.declarations = declarations;
    this.roles = roles;
    this.problems = problems;
    this.shapes = new Shapes(problems);
  }

  void check() {
    declarations
        .of(AccessRules.FLOW)
        .forEach(
            (id, flow) -> {
              JsonNode text = flow.properties().path("Definition");
              if (text.isTextual()) {
                read(flow, text.asText(), "Resources." + id + ".Properties.Definition");
              }
            });
  }

  private void read(Declarations.Declared flow, String text, String path) {
    try {
      check(flow, Yaml.read(text), path);
    } catch (JsonProcessingException e) {
      problems.add(path + ", line " + e.getLocation().getLineNr(), e.getOriginalMessage());
    }
  }

  private void check(Declarations.Declared flow, JsonNode definition, String path) {
    shapes.check(language.get("Flow"), definition, path);
    Map<String, JsonNode> states = new LinkedHashMap<>();
    for (JsonNode state : definition.path("States")) {
      String name = state.path("Name").asText();
      state(flow, state, path + "." + name);
      if (states.put(name, state) != null) {
        problems.add(path + "." + name, "is there twice");
      }
    }
    FlowGraph graph = new FlowGraph(definition.path("StartAt").asText(), states, path, problems);
    if (graph.check()) {
      new FlowData(graph, states, path, problems).check();
    }
  }

  private void state(Declarations.Declared flow, JsonNode state, String path) {
    String type = state.path("Type").asText();
    JsonNode shape = language.get("States").path(type);
    if (shape.isMissingNode()) {
      problems.add(path + ".Type", "'" + type + "' is no type of state here");
    } else {
      shapes.check(shape, state, path);
    }
    if (type.equals("Task")) {
      task(flow, state, path);
    }
  }

  private void task(Declarations.Declared flow, JsonNode state, String path) {
    String version = state.path("Parameters").path("resourceArn").asText();
    String arn = version.substring(0, Math.max(0, version.lastIndexOf('/')));
    String name = arn.substring(arn.lastIndexOf('/') + 1);
    Optional<Declarations.Declared> function =
        declarations.of(AccessRules.FUNCTION).values().stream()
            .filter(known -> known.text("FunctionName").equals(name))
            .findFirst();
    if (function.isEmpty()) {
      problems.add(path + ".Parameters.resourceArn", "the stack has no function '" + name + "'");
      return;
    }
    long own = function.get().properties().path("Timeout").asLong();
    if (own >= state.path("Timeout").asLong()) {
      problems.add(path + ".Timeout", "ends before the function's own time-out does");
    }
    String role = flow.text("RoleArn");
    if (roles.withArn(role).isPresent()
        && !roles.mayInvoke(role).containsAll(List.of(arn, arn + "/*"))) {
      problems.add(path, role + " may not invoke " + arn + " and its versions");
    }
  }
}
