package io.kiln.local.rpc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.kiln.local.disk.Json;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The parameters of one call, read by type; absent and empty are the same. */
public record Params(Map<String, String> values) {
  public String text(String name) {
    return values.getOrDefault(name, "");
  }

  public String text(String name, String otherwise) {
    String value = text(name);
    return value.isEmpty() ? otherwise : value;
  }

  public boolean has(String name) {
    return !text(name).isEmpty();
  }

  public String required(String name) {
    if (!has(name)) {
      throw EcsError.missing(name);
    }
    return text(name);
  }

  public int number(String name, int otherwise) {
    if (!has(name)) {
      return otherwise;
    }
    try {
      return Integer.parseInt(text(name));
    } catch (NumberFormatException e) {
      throw EcsError.invalid(name);
    }
  }

  public boolean flag(String name) {
    return flag(name, false);
  }

  public boolean flag(String name, boolean otherwise) {
    return has(name) ? text(name).equalsIgnoreCase("true") : otherwise;
  }

  /** A comma list. */
  public List<String> split(String name) {
    return has(name)
        ? Arrays.stream(text(name).split(",", -1)).map(String::strip).toList()
        : List.of();
  }

  /** A JSON array of texts, as in {@code InstanceIds=["i-1"]}. */
  public List<String> jsonList(String name) {
    if (!has(name)) {
      return List.of();
    }
    try {
      return Json.MAPPER.readValue(text(name), new TypeReference<List<String>>() {});
    } catch (JsonProcessingException e) {
      throw EcsError.invalid(name);
    }
  }

  /** A repeat list, as in {@code ResourceId.1}, in the order of its numbers. */
  public List<String> list(String name) {
    Map<Integer, String> found = new TreeMap<>();
    values.forEach(
        (key, value) -> {
          if (key.matches(Pattern.quote(name) + "\\.\\d{1,3}")) {
            found.put(Integer.valueOf(key.substring(name.length() + 1)), value);
          }
        });
    return List.copyOf(found.values());
  }

  /** A repeat list of groups, as in {@code DataDisk.1.Size}. */
  public List<Params> groups(String name) {
    Map<Integer, Map<String, String>> found = new TreeMap<>();
    values.forEach(
        (key, value) -> {
          if (key.matches(Pattern.quote(name) + "\\.\\d{1,3}\\..+")) {
            String[] parts = key.substring(name.length() + 1).split("\\.", 2);
            found
                .computeIfAbsent(Integer.valueOf(parts[0]), n -> new LinkedHashMap<>())
                .put(parts[1], value);
          }
        });
    List<Params> groups = new ArrayList<>();
    found.values().forEach(group -> groups.add(new Params(group)));
    return groups;
  }

  /** The tags, whichever spelling their keys have. */
  public Map<String, String> tags() {
    Map<String, String> tags = new LinkedHashMap<>();
    for (Params tag : groups("Tag")) {
      String key = tag.text("Key", tag.text("key"));
      if (tags.put(key, tag.text("Value", tag.text("value"))) != null) {
        throw new EcsError(400, "Duplicate.TagKey", "The Tag.N.Key contain duplicate key.");
      }
      if (key.isEmpty() || key.length() > 128 || key.matches("(?s)(aliyun|acs:|https?://).*")) {
        throw new EcsError(400, "InvalidTagKey.Malformed", "The specified Tag.n.Key is not valid.");
      }
    }
    if (tags.size() > 20) {
      throw new EcsError(
          400, "InvalidTagCount", "The specified tags are beyond the permitted range.");
    }
    return tags;
  }
}
