package io.kiln.trigger.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.kiln.build.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** The API's description in docs, and whether an answer is as it says. */
final class OpenApi {
  private final JsonNode document;

  private OpenApi(JsonNode document) {
    this.document = document;
  }

  static OpenApi read() {
    try {
      byte[] text = Files.readAllBytes(Path.of("..", "docs", "openapi.json"));
      return new OpenApi(Json.read(text, JsonNode.class));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Each operation as {@code GET /builds listBuilds read}. */
  Set<String> operations() {
    Set<String> all = new TreeSet<>();
    document
        .path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .properties()
                    .forEach(
                        method ->
                            all.add(
                                method.getKey().toUpperCase(Locale.ROOT)
                                    + " "
                                    + path.getKey()
                                    + " "
                                    + method.getValue().path("operationId").asText()
                                    + " "
                                    + method.getValue().path("x-scope").asText())));
    return all;
  }

  /** What of the answer the description does not say; nothing when all is well. */
  List<String> unlike(String method, String path, int status, String type, JsonNode body) {
    JsonNode operation = document.path("paths").path(path).path(method.toLowerCase(Locale.ROOT));
    JsonNode response = operation.path("responses").path(String.valueOf(status));
    if (response.isMissingNode()) {
      return List.of(method + " " + path + " does not describe " + status);
    }
    if (!response.has("content")) {
      return List.of();
    }
    JsonNode content = response.path("content").path(type);
    if (content.isMissingNode()) {
      return List.of(method + " " + path + " " + status + " does not describe " + type);
    }
    List<String> problems = new ArrayList<>();
    check(content.path("schema"), body, "$", problems);
    return problems;
  }

  private void check(JsonNode schema, JsonNode value, String at, List<String> problems) {
    if (schema.has("$ref")) {
      String name = schema.path("$ref").asText().replace("#/components/schemas/", "");
      JsonNode target = document.path("components").path("schemas").path(name);
      if (target.isMissingNode()) {
        problems.add(at + ": there is no schema " + name);
      }
      check(target, value, at, problems);
      return;
    }
    String type = schema.path("type").asText();
    if (!isOf(type, value)) {
      problems.add(at + ": " + value + " is no " + type);
      return;
    }
    if (schema.has("enum") && !contains(schema.path("enum"), value)) {
      problems.add(at + ": " + value + " is none of " + schema.path("enum"));
    }
    if (type.equals("array")) {
      for (int i = 0; i < value.size(); i++) {
        check(schema.path("items"), value.get(i), at + "[" + i + "]", problems);
      }
    } else if (type.equals("object")) {
      object(schema, value, at, problems);
    }
  }

  private void object(JsonNode schema, JsonNode value, String at, List<String> problems) {
    for (JsonNode required : schema.path("required")) {
      if (!value.has(required.asText())) {
        problems.add(at + ": " + required.asText() + " is missing");
      }
    }
    JsonNode more = schema.path("additionalProperties");
    value
        .properties()
        .forEach(
            field -> {
              JsonNode known = schema.path("properties").path(field.getKey());
              String place = at + "." + field.getKey();
              if (!known.isMissingNode()) {
                check(known, field.getValue(), place, problems);
              } else if (more.isObject()) {
                check(more, field.getValue(), place, problems);
              } else {
                problems.add(place + " is not described");
              }
            });
  }

  private static boolean isOf(String type, JsonNode value) {
    switch (type) {
      case "string":
        return value.isTextual();
      case "integer":
        return value.isIntegralNumber();
      case "boolean":
        return value.isBoolean();
      case "array":
        return value.isArray();
      case "object":
        return value.isObject();
      case "null":
        return value.isNull();
      default:
        throw new AssertionError("the test knows no type '" + type + "'");
    }
  }

  private static boolean contains(JsonNode list, JsonNode value) {
    for (JsonNode one : list) {
      if (one.equals(value)) {
        return true;
      }
    }
    return false;
  }
}
