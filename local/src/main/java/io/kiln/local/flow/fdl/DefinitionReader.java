package io.kiln.local.flow.fdl;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads a whole definition, collecting what is wrong with it. */
final class DefinitionReader {
  private static final int MOST_BRANCHES = 50;

  private final List<String> problems = new ArrayList<>();

  static Definition read(String text) {
    DefinitionReader reader = new DefinitionReader();
    Definition definition = reader.definition(new Fields(tree(text), "", reader.problems));
    if (!reader.problems.isEmpty()) {
      throw new BadDefinition(reader.problems);
    }
    return definition;
  }

  private static JsonNode tree(String text) {
    ObjectMapper yaml =
        YAMLMapper.builder().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION).build();
    try {
      return yaml.readTree(text);
    } catch (JsonProcessingException e) {
      throw new BadDefinition(List.of("not YAML: " + e.getMessage()));
    }
  }

  private Definition definition(Fields fields) {
    fields.text("Type", Set.of("StateMachine"), "");
    fields.text("SpecVersion", Set.of("v1"), "");
    fields.optionalText("Description");
    String name = fields.text("Name");
    Graph graph = graph(fields);
    fields.nothingElse();
    return new Definition(name, graph);
  }

  /** The states under {@code StartAt} and {@code States}, which only lead to each other. */
  private Graph graph(Fields fields) {
    String startAt = fields.text("StartAt");
    Map<String, State> states = new LinkedHashMap<>();
    List<Target> targets = new ArrayList<>();
    targets.add(new Target(fields, "StartAt", startAt));
    for (Fields state : fields.objects("States", true)) {
      State read = new StateReader(targets, this::branches).read(state);
      if (states.put(read.name(), read) != null) {
        state.problem("Name", "two states are called \"" + read.name() + "\"");
      }
    }
    for (Target target : targets) {
      if (!states.containsKey(target.name())) {
        target.fields().problem(target.field(), "no state is called \"" + target.name() + "\"");
      }
    }
    return new Graph(startAt, states);
  }

  private List<Graph> branches(Fields parallel) {
    List<Graph> graphs = new ArrayList<>();
    for (Fields branch : parallel.objects("Branches", true)) {
      graphs.add(graph(branch));
      branch.nothingElse();
    }
    if (graphs.size() > MOST_BRANCHES) {
      parallel.problem("Branches", "at most " + MOST_BRANCHES + " are allowed");
    }
    return graphs;
  }

  /** A place that names a state. */
  record Target(Fields fields, String field, String name) {}
}
