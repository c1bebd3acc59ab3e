package io.kiln.local.flow.fdl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A shape of constants and expressions that becomes an object. */
public record Constructor(ObjectNode shape) {
  static final String DYNAMIC = ".$";

  static Constructor nothing() {
    return new Constructor(JsonNodeFactory.instance.objectNode());
  }

  public ObjectNode in(JsonNode context) {
    return object(shape, context);
  }

  private static ObjectNode object(ObjectNode shape, JsonNode context) {
    ObjectNode made = JsonNodeFactory.instance.objectNode();
    shape
        .properties()
        .forEach(
            field -> {
              String name = field.getKey();
              if (name.endsWith(DYNAMIC)) {
                JsonNode value = Expression.parse(field.getValue().textValue()).in(context);
                made.set(name.substring(0, name.length() - DYNAMIC.length()), value.deepCopy());
              } else {
                made.set(name, node(field.getValue(), context));
              }
            });
    return made;
  }

  private static JsonNode node(JsonNode shape, JsonNode context) {
    if (shape instanceof ObjectNode object) {
      return object(object, context);
    }
    if (shape instanceof ArrayNode array) {
      ArrayNode made = JsonNodeFactory.instance.arrayNode();
      array.forEach(item -> made.add(node(item, context)));
      return made;
    }
    return shape;
  }
}
