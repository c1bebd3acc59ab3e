package io.kiln.local.stack;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether everything that is referred to exists, in the branches that are not taken too. What is
 * not there may stand in the deployment of somebody who chooses other parameters.
 */
final class References {
  static final Set<String> PSEUDO =
      Set.of(
          "ALIYUN::AccountId",
          "ALIYUN::Region",
          "ALIYUN::StackName",
          "ALIYUN::StackId",
          "ALIYUN::TenantId",
          "ALIYUN::NoValue");

  static final Pattern HOLE = Pattern.compile("\\$\\{(!?)([^}]*)}");

  private static final Set<String> FUNCTIONS =
      Set.of("Ref", "Fn::GetAtt", "Fn::Sub", "Fn::Join", "Fn::If", "Fn::Equals", "Fn::Not");

  private final JsonNode document;
  private final JsonNode types;
  private final Problems problems;
  private final Set<String> used = new HashSet<>();

  References(JsonNode document, JsonNode types, Problems problems) {
    this.document = document;
    this.types = types;
    this.problems = problems;
  }

  void check() {
    for (String section : new String[] {"Conditions", "Resources", "Outputs"}) {
      walk(document.path(section), section);
    }
    Nodes.each(document.path("Resources"), (id, resource) -> ties(resource, "Resources." + id));
    Nodes.each(document.path("Outputs"), (id, output) -> ties(output, "Outputs." + id));
    Nodes.each(
        document.path("Parameters"),
        (name, rule) -> {
          if (!used.contains(name)) {
            problems.add("Parameters." + name, "is used nowhere");
          }
        });
  }

  private void ties(JsonNode resource, String path) {
    if (resource.has("Condition")) {
      condition(resource.get("Condition").asText(), path + ".Condition");
    }
    JsonNode before = resource.path("DependsOn");
    for (JsonNode id : before.isTextual() ? List.of(before) : before) {
      resource(id.asText(), path + ".DependsOn");
    }
  }

  private void walk(JsonNode node, String path) {
    String function = Nodes.function(node);
    if (!function.isEmpty()) {
      call(function, node.get(function), path);
    }
    Nodes.each(node, (key, value) -> walk(value, path + "." + key));
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      walk(node.get(i), path + "[" + i + "]");
    }
  }

  private void call(String function, JsonNode value, String path) {
    switch (function) {
      case "Ref" -> name(value.asText(), path);
      case "Fn::GetAtt" -> attribute(value.path(0).asText(), value.path(1).asText(), path);
      case "Fn::Sub" -> sub(value, path);
      case "Fn::If" -> condition(value.path(0).asText(), path);
      case "Fn::Not" -> {
        if (value.isTextual()) {
          condition(value.asText(), path);
        }
      }
      default -> {
        if (!FUNCTIONS.contains(function)) {
          problems.add(path, "the function " + function + " is not known here");
        }
      }
    }
  }

  private void sub(JsonNode value, String path) {
    JsonNode own = value.isArray() ? value.path(1) : value.path("none");
    Matcher hole = HOLE.matcher(value.isArray() ? value.path(0).asText() : value.asText());
    while (hole.find()) {
      String name = hole.group(2);
      if (!hole.group(1).isEmpty() || own.has(name)) {
        continue;
      }
      int dot = name.indexOf('.');
      if (dot < 0) {
        name(name, path);
      } else {
        attribute(name.substring(0, dot), name.substring(dot + 1), path);
      }
    }
  }

  private void name(String name, String path) {
    used.add(name);
    if (!PSEUDO.contains(name) && !document.path("Parameters").has(name)) {
      resource(name, path);
    }
  }

  private void resource(String id, String path) {
    if (!document.path("Resources").has(id)) {
      problems.add(path, "there is no parameter or resource '" + id + "'");
    }
  }

  private void attribute(String id, String name, String path) {
    JsonNode resource = document.path("Resources").path(id);
    if (resource.isMissingNode()) {
      problems.add(path, "there is no resource '" + id + "'");
      return;
    }
    JsonNode type = types.path(resource.path("Type").asText());
    if (!type.isMissingNode() && !type.path("attributes").has(name)) {
      problems.add(path, id + " has no attribute '" + name + "'");
    }
  }

  private void condition(String name, String path) {
    if (!document.path("Conditions").has(name)) {
      problems.add(path, "there is no condition '" + name + "'");
    }
  }
}
