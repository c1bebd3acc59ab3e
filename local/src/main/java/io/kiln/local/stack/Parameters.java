package io.kiln.local.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** A stack's parameters: what the file declares of them, and the values that are given. */
final class Parameters {
  private static final Set<String> KEYS =
      Set.of(
          "Type",
          "Description",
          "Label",
          "Default",
          "AllowedValues",
          "AllowedPattern",
          "ConstraintDescription",
          "MinLength",
          "MaxLength",
          "MinValue",
          "MaxValue",
          "NoEcho");

  private final JsonNode declared;
  private final Map<String, String> given;
  private final Problems problems;

  Parameters(JsonNode declared, Map<String, String> given, Problems problems) {
    this.declared = declared;
    this.given = given;
    this.problems = problems;
  }

  /** Every declared parameter's value; one that is wrong is {@link Nodes#UNKNOWN}. */
  Map<String, JsonNode> values() {
    Map<String, JsonNode> values = new LinkedHashMap<>();
    Nodes.each(declared, (name, rule) -> values.put(name, value(name, rule, "Parameters." + name)));
    for (String name : given.keySet()) {
      if (!declared.has(name)) {
        problems.add("Parameters." + name, "there is no such parameter");
      }
    }
    return values;
  }

  private JsonNode value(String name, JsonNode rule, String path) {
    Nodes.each(
        rule,
        (key, v) -> {
          if (!KEYS.contains(key)) {
            problems.add(path + "." + key, "there is no such property");
          }
        });
    if (!given.containsKey(name) && !rule.has("Default")) {
      problems.add(path, "has no default: give it a value");
      return Nodes.UNKNOWN;
    }
    String text = given.getOrDefault(name, rule.path("Default").asText());
    return switch (rule.path("Type").asText()) {
      case "String" -> string(rule, text, path);
      case "Number" -> number(rule, text, path);
      default -> {
        problems.add(path + ".Type", "must be String or Number, is " + rule.path("Type"));
        yield Nodes.UNKNOWN;
      }
    };
  }

  private JsonNode string(JsonNode rule, String text, String path) {
    boolean listed = !rule.has("AllowedValues");
    for (JsonNode allowed : rule.path("AllowedValues")) {
      listed |= allowed.asText().equals(text);
    }
    int most = rule.path("MaxLength").asInt(Integer.MAX_VALUE);
    boolean fits = text.length() >= rule.path("MinLength").asInt(0) && text.length() <= most;
    if (listed && fits && matches(rule, text, path)) {
      return TextNode.valueOf(text);
    }
    String wanted =
        rule.has("AllowedValues")
            ? "one of " + rule.get("AllowedValues")
            : rule.path("ConstraintDescription").asText(rule.path("AllowedPattern").asText());
    boolean secret = rule.path("NoEcho").asBoolean();
    String shown = secret ? "this value" : String.format("'%s'", text);
    problems.add(path, shown + " is not allowed: " + wanted);
    return Nodes.UNKNOWN;
  }

  private boolean matches(JsonNode rule, String text, String path) {
    try {
      return Pattern.matches(rule.path("AllowedPattern").asText(".*"), text);
    } catch (PatternSyntaxException e) {
      problems.add(path + ".AllowedPattern", e.getDescription());
      return true;
    }
  }

  private JsonNode number(JsonNode rule, String text, String path) {
    try {
      BigDecimal value = new BigDecimal(text);
      boolean low =
          rule.has("MinValue") && value.compareTo(rule.get("MinValue").decimalValue()) < 0;
      boolean high =
          rule.has("MaxValue") && value.compareTo(rule.get("MaxValue").decimalValue()) > 0;
      if (!low && !high) {
        return DecimalNode.valueOf(value);
      }
      problems.add(
          path, "must be " + rule.get("MinValue") + " to " + rule.get("MaxValue") + ", is " + text);
    } catch (NumberFormatException e) {
      problems.add(path, "'" + text + "' is not a number");
    }
    return Nodes.UNKNOWN;
  }
}
