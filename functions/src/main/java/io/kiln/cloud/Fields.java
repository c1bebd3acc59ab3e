package io.kiln.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads an answer's fields; the cloud says "none" by leaving out, by null and by "". */
final class Fields {
  private Fields() {}

  static Optional<String> text(JsonNode node, String path) {
    String text = at(node, path).asText("");
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }

  static String plain(JsonNode node, String path) {
    return text(node, path).orElse("");
  }

  static boolean flag(JsonNode node, String path) {
    return at(node, path).asBoolean(false);
  }

  static int number(JsonNode node, String path) {
    return at(node, path).asInt(0);
  }

  /** A moment, with or without seconds. */
  static Optional<Instant> moment(JsonNode node, String path) {
    return text(node, path).flatMap(Fields::parse);
  }

  static <T> List<T> list(JsonNode node, String path, Function<JsonNode, T> read) {
    List<T> all = new ArrayList<>();
    at(node, path).forEach(item -> all.add(read.apply(item)));
    return all;
  }

  static List<String> texts(JsonNode node, String path) {
    return list(node, path, JsonNode::asText);
  }

  static Map<String, String> tags(JsonNode node) {
    Map<String, String> tags = new LinkedHashMap<>();
    // Vpc answers Key and Value, Ecs TagKey and TagValue
    at(node, "Tags/Tag")
        .forEach(
            tag ->
                tags.put(
                    text(tag, "TagKey").orElse(plain(tag, "Key")),
                    text(tag, "TagValue").orElse(plain(tag, "Value"))));
    return tags;
  }

  private static JsonNode at(JsonNode node, String path) {
    return node.at("/" + path);
  }

  private static Optional<Instant> parse(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
