package io.kiln.local.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** What is asked of trees here again and again. */
final class Nodes {
  /** A value that can't be told, because what it is made of was refused already. */
  static final JsonNode UNKNOWN = JsonNodeFactory.instance.pojoNode("unknown");

  private Nodes() {}

  static boolean unknown(JsonNode node) {
    return node.isPojo();
  }

  static void each(JsonNode object, BiConsumer<String, JsonNode> visitor) {
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      visitor.accept(field.getKey(), field.getValue());
    }
  }

  /** The function that an object of one key calls, such as {@code Fn::Sub}; empty for data. */
  static String function(JsonNode node) {
    if (!node.isObject() || node.size() != 1) {
      return "";
    }
    String key = node.fieldNames().next();
    return key.equals("Ref") || key.startsWith("Fn::") ? key : "";
  }

  /** The texts of a list. */
  static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    for (JsonNode item : list) {
      if (item.isTextual()) {
        texts.add(item.asText());
      }
    }
    return texts;
  }
}
