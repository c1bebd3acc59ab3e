package io.kiln.local.stack;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Checks a value against its shape: keys, types and ranges, as resource-types.yml writes them. */
final class Shapes {
  private static final String DYNAMIC = ".$";
  private static final Pattern EXPRESSION = Pattern.compile("\\$(Input|Output|Context)(\\.\\w+)+");

  private final Problems problems;

  Shapes(Problems problems) {
    this.problems = problems;
  }

  void check(JsonNode shape, JsonNode value, String path) {
    if (Nodes.unknown(value)) {
      return;
    }
    String type = shape.path("type").asText();
    if (!isOf(type, value)) {
      problems.add(path, "must be a " + type + ", is " + value);
      return;
    }
    values(shape, value, path);
    switch (type) {
      case "string" -> string(shape, value.asText(), path);
      case "number" -> number(shape, value.decimalValue(), path);
      case "list" -> list(shape, value, path);
      case "map" -> map(shape, value, path);
      case "object" -> object(shape.path("properties"), value, path);
      default -> {}
    }
  }

  private static boolean isOf(String type, JsonNode value) {
    return switch (type) {
      case "string" -> value.isTextual();
      case "number" -> value.isNumber();
      case "boolean" -> value.isBoolean();
      case "list" -> value.isArray();
      default -> value.isObject();
    };
  }

  private void values(JsonNode shape, JsonNode value, String path) {
    List<String> allowed = new ArrayList<>();
    shape.path("values").forEach(v -> allowed.add(v.asText()));
    if (!allowed.isEmpty() && !allowed.contains(value.asText())) {
      problems.add(path, "must be one of " + String.join(", ", allowed) + ", is " + value);
    }
  }

  private void string(JsonNode shape, String text, String path) {
    String pattern = shape.path("pattern").asText(".*");
    if (!Pattern.compile(pattern, Pattern.DOTALL).matcher(text).matches()) {
      problems.add(path, "'" + text + "' does not look like " + pattern);
    }
    length(shape, text.length(), "characters", path);
  }

  private void length(JsonNode shape, int length, String what, String path) {
    if (length > shape.path("maxLength").asInt(Integer.MAX_VALUE)) {
      problems.add(
          path, "has " + length + " " + what + ", at most " + shape.path("maxLength") + " fit");
    }
  }

  private void number(JsonNode shape, BigDecimal value, String path) {
    boolean low = shape.has("min") && value.compareTo(shape.get("min").decimalValue()) < 0;
    boolean high = shape.has("max") && value.compareTo(shape.get("max").decimalValue()) > 0;
    if (low || high) {
      String most = shape.has("max") ? shape.get("max").asText() : "any";
      problems.add(path, "must be " + shape.get("min") + " to " + most + ", is " + value);
    }
    if (shape.has("step")
        && value.remainder(shape.get("step").decimalValue()).compareTo(BigDecimal.ZERO) != 0) {
      problems.add(path, "must be a multiple of " + shape.get("step") + ", is " + value);
    }
  }

  private void list(JsonNode shape, JsonNode list, String path) {
    if (list.isEmpty() && shape.path("required").asBoolean()) {
      problems.add(path, "is empty");
    }
    length(shape, list.size(), "items", path);
    for (int i = 0; i < list.size(); i++) {
      check(shape.path("items"), list.get(i), path + "[" + i + "]");
    }
  }

  private void map(JsonNode shape, JsonNode map, String path) {
    Pattern keys = Pattern.compile(shape.path("keys").asText(".*"));
    int[] bytes = {0};
    Nodes.each(
        map,
        (key, value) -> {
          if (!keys.matcher(key).matches()) {
            problems.add(path + "." + key, "this key can't be used");
          }
          if (shape.has("of")) {
            check(shape.get("of"), value, path + "." + key);
          }
          bytes[0] += (key + value.asText()).getBytes(StandardCharsets.UTF_8).length;
        });
    if (bytes[0] > shape.path("bytes").asInt(Integer.MAX_VALUE)) {
      problems.add(path, "takes " + bytes[0] + " bytes, at most " + shape.get("bytes") + " fit");
    }
  }

  private void object(JsonNode properties, JsonNode object, String path) {
    Nodes.each(object, (key, value) -> property(properties, key, value, path + "." + key));
    Nodes.each(
        properties,
        (key, shape) -> {
          boolean there = object.has(key) || object.has(key + DYNAMIC);
          if (shape.path("required").asBoolean() && !there) {
            problems.add(path + "." + key, "is missing");
          }
        });
  }

  private void property(JsonNode properties, String key, JsonNode value, String path) {
    if (key.endsWith(DYNAMIC)) {
      expression(value, path);
      if (!properties.has(key.substring(0, key.length() - DYNAMIC.length()))) {
        problems.add(path, "there is no such property");
      }
    } else if (properties.has(key)) {
      check(properties.get(key), value, path);
    } else {
      problems.add(path, "there is no such property");
    }
  }

  private void expression(JsonNode value, String path) {
    if (!EXPRESSION.matcher(value.asText()).matches()) {
      problems.add(path, value + " is not an expression on $Input, $Output or $Context");
    }
  }
}
