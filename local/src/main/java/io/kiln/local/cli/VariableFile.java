package io.kiln.local.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What {@code -var-file} names: a JSON object of variables. */
final class VariableFile {
  private VariableFile() {}

  /**
   * Reads the values; lists are joined by commas, as Packer does.
   *
   * @throws CommandFailure naming the file and the place
   */
  static Map<String, String> read(String name, String text) {
    JsonNode root = parsed(name, text);
    if (!root.isObject()) {
      throw new CommandFailure(
          "Error reading variables in '" + name + "': it is one JSON object: {\"key\": \"value\"}");
    }
    Map<String, String> values = new TreeMap<>();
    root.properties().forEach(entry -> values.put(entry.getKey(), value(name, entry)));
    return values;
  }

  private static JsonNode parsed(String name, String text) {
    try {
      return new ObjectMapper().readTree(text);
    } catch (JsonProcessingException malformed) {
      String where =
          malformed.getLocation().getLineNr() + ":" + malformed.getLocation().getColumnNr();
      // not passed on: its text quotes the file, which may hold a secret
      throw new CommandFailure(
          "Error reading variables in '"
              + name
              + "': "
              + where
              + ": it is no JSON here. Text stands in double quotes: {\"key\": \"value\"}");
    }
  }

  private static String value(String file, Map.Entry<String, JsonNode> entry) {
    JsonNode value = entry.getValue();
    if (value.isArray()) {
      List<String> parts = new ArrayList<>();
      value.forEach(part -> parts.add(part.asText()));
      return String.join(",", parts);
    }
    if (value.isNull()) {
      return "";
    }
    if (value.isObject()) {
      throw new CommandFailure(
          "Error reading variables in '"
              + file
              + "': "
              + entry.getKey()
              + " is neither a string, a number nor a list");
    }
    return value.asText();
  }
}
