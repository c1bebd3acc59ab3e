package io.kiln.local.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/** The resources that are made under the given parameters, their properties worked out. */
final class Declarations {
  private final Map<String, Declared> all;

  private Declarations(Map<String, Declared> all) {
    this.all = all;
  }

  /** One resource. */
  record Declared(String type, JsonNode properties) {
    String text(String property) {
      return properties.path(property).asText();
    }
  }

  static Declarations of(JsonNode document, Evaluation evaluation) {
    Map<String, Declared> all = new LinkedHashMap<>();
    Nodes.each(
        document.path("Resources"),
        (id, resource) -> {
          if (evaluation.made(resource)) {
            all.put(id, new Declared(resource.path("Type").asText(), evaluation.resource(id)));
          }
        });
    return new Declarations(all);
  }

  /** What the properties of a type must look like; anything goes for a type that is not known. */
  static JsonNode shape(JsonNode types, String type) {
    ObjectNode shape = JsonNodeFactory.instance.objectNode();
    return types.has(type)
        ? shape.put("type", "object").set("properties", types.path(type).path("properties"))
        : shape.put("type", "map");
  }

  void each(BiConsumer<String, Declared> visitor) {
    all.forEach(visitor);
  }

  /** The resources of a type, by what the file calls them. */
  Map<String, Declared> of(String type) {
    Map<String, Declared> some = new LinkedHashMap<>();
    all.forEach(
        (id, declared) -> {
          if (declared.type().equals(type)) {
            some.put(id, declared);
          }
        });
    return some;
  }
}
