package io.kiln.local.flow.fdl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The fields of one object in a definition: each is asked for once by its name; what is wrong with
 * one is noted with its place, and what nobody asked for is wrong too.
 */
final class Fields {
  private final ObjectNode node;
  private final String place;
  private final List<String> problems;
  private final Set<String> known = new HashSet<>();

  Fields(JsonNode node, String place, List<String> problems) {
    this.place = place;
    this.problems = problems;
    if (node instanceof ObjectNode object) {
      this.node = object;
    } else {
      this.node = JsonNodeFactory.instance.objectNode();
      problems.add(place + ": must be an object");
    }
  }

  void problem(String field, String what) {
    problems.add(place + (place.isEmpty() ? "" : ".") + field + ": " + what);
  }

  Optional<JsonNode> find(String name) {
    known.add(name);
    return Optional.ofNullable(node.get(name));
  }

  String text(String name) {
    Optional<String> text = optionalText(name);
    if (text.isEmpty()) {
      problem(name, "is required");
    }
    return text.orElse("");
  }

  Optional<String> optionalText(String name) {
    Optional<JsonNode> found = find(name);
    if (found.isPresent() && !found.get().isTextual()) {
      problem(name, "must be text");
      return Optional.of("");
    }
    return found.map(JsonNode::textValue);
  }

  /** A text of which only some are allowed. */
  String text(String name, Set<String> allowed, String otherwise) {
    String text = optionalText(name).orElse(otherwise);
    if (!allowed.contains(text)) {
      problem(name, "must be " + String.join(" or ", allowed) + ", not \"" + text + "\"");
    }
    return text;
  }

  int number(String name, int least, int most) {
    Optional<JsonNode> found = find(name);
    if (found.isEmpty()) {
      problem(name, "is required");
    }
    return found.map(value -> whole(name, value, least, most)).orElse(least);
  }

  int number(String name, int least, int most, int otherwise) {
    return find(name).map(value -> whole(name, value, least, most)).orElse(otherwise);
  }

  private int whole(String name, JsonNode value, int least, int most) {
    if (!value.isInt() || value.intValue() < least || value.intValue() > most) {
      problem(name, "must be a whole number from " + least + " to " + most + ", not " + value);
      return least;
    }
    return value.intValue();
  }

  double decimal(String name, double otherwise) {
    Optional<JsonNode> found = find(name);
    if (found.isPresent() && !(found.get().isNumber() && found.get().doubleValue() >= 1)) {
      problem(name, "must be a number of at least 1");
      return otherwise;
    }
    return found.map(JsonNode::doubleValue).orElse(otherwise);
  }

  boolean flag(String name) {
    Optional<JsonNode> found = find(name);
    if (found.isPresent() && !found.get().isBoolean()) {
      problem(name, "must be true or false");
    }
    return found.map(JsonNode::asBoolean).orElse(false);
  }

  /** The expression in the field whose name ends in {@code .$}, if it is there. */
  Optional<Value> dynamic(String name) {
    return optionalText(name + Constructor.DYNAMIC).map(text -> expression(name, text));
  }

  private Value expression(String name, String text) {
    try {
      return Expression.parse(text);
    } catch (IllegalArgumentException e) {
      problem(name + Constructor.DYNAMIC, String.valueOf(e.getMessage()));
      return context -> JsonNodeFactory.instance.nullNode();
    }
  }

  /** The objects in a list; a list that is required may not be empty. */
  List<Fields> objects(String name, boolean required) {
    List<JsonNode> items = items(name, required);
    List<Fields> objects = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      objects.add(new Fields(items.get(i), inside(name) + "[" + i + "]", problems));
    }
    return objects;
  }

  List<String> texts(String name) {
    List<JsonNode> items = items(name, true);
    if (!items.stream().allMatch(JsonNode::isTextual)) {
      problem(name, "must hold texts only");
    }
    return items.stream().map(JsonNode::asText).toList();
  }

  private List<JsonNode> items(String name, boolean required) {
    Optional<JsonNode> found = find(name);
    List<JsonNode> items = new ArrayList<>();
    found.filter(JsonNode::isArray).ifPresent(list -> list.forEach(items::add));
    if (found.isPresent() && !found.get().isArray()) {
      problem(name, "must be a list");
    } else if (required && items.isEmpty()) {
      problem(name, "is required");
    }
    return items;
  }

  /** The fields of an object inside this one, of which every expression is checked. */
  Fields inner(String name, JsonNode node) {
    return new Fields(node, inside(name), problems);
  }

  /** Stands in for an object that should be there. */
  Fields missing(String name) {
    problem(name, "is required");
    return new Fields(JsonNodeFactory.instance.objectNode(), inside(name), new ArrayList<>());
  }

  Optional<Constructor> constructor(String name, boolean knowsOutput) {
    return find(name)
        .map(shape -> ConstructorReader.read(shape, inside(name), problems, knowsOutput));
  }

  private String inside(String name) {
    return place.isEmpty() ? name : place + "." + name;
  }

  /** Everything else in the object is a mistake. */
  void nothingElse() {
    node.fieldNames()
        .forEachRemaining(
            name -> {
              if (!known.contains(name)) {
                problem(name, "is not known here");
              }
            });
  }
}
