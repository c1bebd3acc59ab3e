package io.kiln.local.stack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * A ROS template of the kind that deploys Kiln: what {@code template.yml} uses of ROS is
 * understood, anything else is refused.
 */
public final class StackFile {
  private static final Set<String> SECTIONS =
      Set.of(
          "ROSTemplateFormatVersion",
          "Description",
          "Metadata",
          "Parameters",
          "Conditions",
          "Resources",
          "Outputs");
  private static final Set<String> RESOURCE_KEYS =
      Set.of("Type", "Properties", "Condition", "DependsOn", "Description");
  private static final Set<String> OUTPUT_KEYS = Set.of("Value", "Description", "Condition");

  private final JsonNode document;

  private StackFile(JsonNode document) {
    this.document = document;
  }

  public static StackFile read(Path file) throws IOException {
    return parse(Files.readString(file));
  }

  /**
   * Reads a template's text.
   *
   * @throws StackProblems when it is not YAML
   */
  public static StackFile parse(String text) {
    Problems problems = new Problems();
    try {
      return new StackFile(Yaml.read(text));
    } catch (JsonProcessingException e) {
      problems.add("line " + e.getLocation().getLineNr(), e.getOriginalMessage());
    }
    throw new StackProblems(problems.all());
  }

  /**
   * The stack as it is made at this place.
   *
   * @throws StackProblems naming everything that is wrong with the file, the parameters, the flow
   *     or the roles
   */
  public Stack at(Place place) {
    JsonNode types = Yaml.own("resource-types.yml");
    Problems problems = new Problems();
    sections(types, problems);
    new References(document, types, problems).check();
    Evaluation evaluation = new Evaluation(document, types, place, problems);
    Declarations declarations = Declarations.of(document, evaluation);
    Shapes shapes = new Shapes(problems);
    declarations.each(
        (id, resource) ->
            shapes.check(
                Declarations.shape(types, resource.type()),
                resource.properties(),
                "Resources." + id + ".Properties"));
    Roles roles = new Roles(declarations, place.account());
    new AccessRules(declarations, roles, place, problems).check();
    new FlowRules(declarations, roles, problems).check();
    Map<String, String> outputs = outputs(evaluation);
    problems.raise();
    return new StackReader(declarations, roles, outputs).stack();
  }

  private Map<String, String> outputs(Evaluation evaluation) {
    Map<String, String> known = new LinkedHashMap<>();
    Nodes.each(
        document.path("Outputs"),
        (name, output) -> {
          if (evaluation.made(output)) {
            evaluation
                .value(output.path("Value"), "Outputs." + name + ".Value")
                .ifPresent(value -> known.put(name, value.asText()));
          }
        });
    return known;
  }

  private void sections(JsonNode types, Problems problems) {
    String version = document.path("ROSTemplateFormatVersion").asText();
    if (!version.equals("2015-09-01")) {
      problems.add("ROSTemplateFormatVersion", "must be '2015-09-01', is '" + version + "'");
    }
    only(SECTIONS, document, "", problems);
    Nodes.each(
        document.path("Resources"),
        (id, resource) -> {
          only(RESOURCE_KEYS, resource, "Resources." + id + ".", problems);
          String type = resource.path("Type").asText();
          if (!types.has(type)) {
            problems.add("Resources." + id + ".Type", "'" + type + "' is not known here");
          }
        });
    Nodes.each(
        document.path("Outputs"),
        (id, output) -> only(OUTPUT_KEYS, output, "Outputs." + id + ".", problems));
  }

  private static void only(Set<String> keys, JsonNode object, String at, Problems problems) {
    Nodes.each(
        object,
        (key, value) -> {
          if (!keys.contains(key)) {
            problems.add(at + key, "there is no such property");
          }
        });
  }
}
