package io.kiln.local.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Works out what the file's functions stand for. What {@link References} refused is unknown. */
final class Evaluation {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final Pattern BRACES = Pattern.compile("\\{(\\w+)}");

  private final JsonNode document;
  private final JsonNode types;
  private final Map<String, JsonNode> names = new HashMap<>();
  private final Map<String, JsonNode> resources = new HashMap<>();
  private final Set<String> underway = new LinkedHashSet<>();
  private final Place place;
  private final Problems problems;

  Evaluation(JsonNode document, JsonNode types, Place place, Problems problems) {
    this.document = document;
    this.types = types;
    this.place = place;
    this.problems = problems;
    names.putAll(
        new Parameters(document.path("Parameters"), place.parameters(), problems).values());
    names.put("ALIYUN::AccountId", TextNode.valueOf(place.account()));
    names.put("ALIYUN::Region", TextNode.valueOf(place.region()));
    names.put("ALIYUN::StackName", TextNode.valueOf("local"));
    names.put("ALIYUN::StackId", TextNode.valueOf("local"));
    names.put("ALIYUN::TenantId", TextNode.valueOf(place.account()));
  }

  /** Whether a resource or an output is made under these parameters. */
  boolean made(JsonNode declared) {
    JsonNode condition = declared.path("Condition");
    return condition.isMissingNode() || holds(condition.asText());
  }

  /** The properties of a resource, all worked out. */
  JsonNode resource(String id) {
    JsonNode known = resources.get(id);
    if (known != null) {
      return known;
    }
    String path = "Resources." + id;
    if (!underway.add(id)) {
      problems.add(path, "depends on itself: " + String.join(" -> ", underway) + " -> " + id);
      return Nodes.UNKNOWN;
    }
    JsonNode properties = document.path("Resources").path(id).path("Properties");
    JsonNode value =
        value(properties, path + ".Properties")
            .filter(JsonNode::isObject)
            .orElse(JSON.objectNode());
    underway.remove(id);
    resources.put(id, value);
    return value;
  }

  /** A value; empty when it is {@code ALIYUN::NoValue}. */
  Optional<JsonNode> value(JsonNode node, String path) {
    String function = Nodes.function(node);
    if (!function.isEmpty()) {
      return called(function, node.get(function), path);
    }
    if (node.isObject()) {
      ObjectNode object = JSON.objectNode();
      Nodes.each(
          node, (key, v) -> value(v, path + "." + key).ifPresent(known -> object.set(key, known)));
      return Optional.of(object);
    }
    if (node.isArray()) {
      ArrayNode array = JSON.arrayNode();
      for (int i = 0; i < node.size(); i++) {
        value(node.get(i), path + "[" + i + "]").ifPresent(array::add);
      }
      return Optional.of(array);
    }
    return Optional.of(node);
  }

  private Optional<JsonNode> called(String function, JsonNode value, String path) {
    return switch (function) {
      case "Ref" -> ref(value.asText());
      case "Fn::GetAtt" ->
          Optional.of(attribute(value.path(0).asText(), value.path(1).asText(), path));
      case "Fn::Sub" -> Optional.of(sub(value, path));
      case "Fn::Join" -> Optional.of(join(value, path));
      case "Fn::If" -> value(value.path(holds(value.path(0).asText()) ? 1 : 2), path);
      default -> Optional.of(Nodes.UNKNOWN);
    };
  }

  private Optional<JsonNode> ref(String name) {
    return name.equals("ALIYUN::NoValue")
        ? Optional.empty()
        : Optional.of(names.getOrDefault(name, Nodes.UNKNOWN));
  }

  private JsonNode attribute(String id, String name, String path) {
    JsonNode declared = document.path("Resources").path(id);
    JsonNode text = types.path(declared.path("Type").asText()).path("attributes").path(name);
    if (text.isMissingNode()) {
      return Nodes.UNKNOWN;
    }
    if (!made(declared)) {
      problems.add(path, id + " is not made under these parameters");
      return Nodes.UNKNOWN;
    }
    JsonNode properties = resource(id);
    Matcher brace = BRACES.matcher(text.asText());
    StringBuilder filled = new StringBuilder();
    while (brace.find()) {
      JsonNode part = part(brace.group(1), properties);
      if (!part.isTextual()) {
        return Nodes.UNKNOWN;
      }
      brace.appendReplacement(filled, Matcher.quoteReplacement(part.asText()));
    }
    return TextNode.valueOf(brace.appendTail(filled).toString());
  }

  private JsonNode part(String name, JsonNode properties) {
    return switch (name) {
      case "account" -> TextNode.valueOf(place.account());
      case "region" -> TextNode.valueOf(place.region());
      default -> properties.path(name);
    };
  }

  private JsonNode sub(JsonNode value, String path) {
    JsonNode own = value.isArray() ? value.path(1) : JSON.objectNode();
    Matcher hole =
        References.HOLE.matcher(value.isArray() ? value.path(0).asText() : value.asText());
    StringBuilder filled = new StringBuilder();
    while (hole.find()) {
      String name = hole.group(2);
      JsonNode part =
          hole.group(1).isEmpty() ? hole(name, own, path) : TextNode.valueOf("${" + name + "}");
      if (!part.isValueNode() || Nodes.unknown(part)) {
        return Nodes.UNKNOWN;
      }
      hole.appendReplacement(filled, Matcher.quoteReplacement(part.asText()));
    }
    return TextNode.valueOf(hole.appendTail(filled).toString());
  }

  private JsonNode hole(String name, JsonNode own, String path) {
    if (own.has(name)) {
      return value(own.get(name), path).orElse(Nodes.UNKNOWN);
    }
    int dot = name.indexOf('.');
    return dot < 0
        ? ref(name).orElse(Nodes.UNKNOWN)
        : attribute(name.substring(0, dot), name.substring(dot + 1), path);
  }

  private JsonNode join(JsonNode value, String path) {
    StringBuilder joined = new StringBuilder();
    for (JsonNode item : value.path(1)) {
      JsonNode part = value(item, path).orElse(TextNode.valueOf(""));
      if (Nodes.unknown(part)) {
        return Nodes.UNKNOWN;
      }
      joined.append(joined.length() == 0 ? "" : value.path(0).asText()).append(part.asText());
    }
    return TextNode.valueOf(joined.toString());
  }

  private boolean holds(String condition) {
    return holds(document.path("Conditions").path(condition), "Conditions." + condition);
  }

  private boolean holds(JsonNode condition, String path) {
    return switch (Nodes.function(condition)) {
      case "Fn::Not" -> {
        JsonNode inner = condition.get("Fn::Not");
        yield !(inner.isTextual() ? holds(inner.asText()) : holds(inner, path));
      }
      case "Fn::Equals" -> {
        JsonNode both = condition.get("Fn::Equals");
        yield value(both.path(0), path).equals(value(both.path(1), path));
      }
      default -> false;
    };
  }
}
