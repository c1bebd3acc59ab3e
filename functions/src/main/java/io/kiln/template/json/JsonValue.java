package io.kiln.template.json;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One JSON value and where it stands in its document. */
public final class JsonValue {
  /** What a value can be. */
  public enum Kind {
    NULL("null"),
    BOOLEAN("a boolean"),
    NUMBER("a number"),
    STRING("a string"),
    LIST("a list"),
    OBJECT("an object");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    /** "a string", "an object": for messages. */
    public String words() {
      return words;
    }
  }

  private final Kind kind;
  private final String text;
  private final List<JsonValue> elements;
  private final Map<String, JsonValue> members;
  private final Spot spot;

  private JsonValue(
      Kind kind, String text, List<JsonValue> elements, Map<String, JsonValue> members, Spot spot) {
    this.kind = kind;
    this.text = text;
    this.elements = elements;
    this.members = members;
    this.spot = spot;
  }

  static JsonValue scalar(Kind kind, String text, Spot spot) {
    return new JsonValue(kind, text, List.of(), Map.of(), spot);
  }

  static JsonValue list(List<JsonValue> elements, Spot spot) {
    return new JsonValue(Kind.LIST, "", List.copyOf(elements), Map.of(), spot);
  }

  static JsonValue object(Map<String, JsonValue> members, Spot spot) {
    return new JsonValue(Kind.OBJECT, "", List.of(), new LinkedHashMap<>(members), spot);
  }

  /** An object of no members at the same spot as this value. */
  public JsonValue emptied() {
    return object(Map.of(), spot);
  }

  /** The same place with another string. */
  public JsonValue withText(String changed) {
    return scalar(Kind.STRING, changed, spot);
  }

  /** The same place with other elements. */
  public JsonValue withElements(List<JsonValue> changed) {
    return list(changed, spot);
  }

  /** The same place with other members. */
  public JsonValue withMembers(Map<String, JsonValue> changed) {
    return object(changed, spot);
  }

  public Kind kind() {
    return kind;
  }

  public boolean is(Kind wanted) {
    return kind == wanted;
  }

  /** The text of a string, the digits of a number, "true", "false" or "null"; else empty. */
  public String text() {
    return text;
  }

  public List<JsonValue> elements() {
    return elements;
  }

  /** The members in the document's order. */
  public Map<String, JsonValue> members() {
    return members;
  }

  /** The member of that name; Packer does not mind the case, an exact match goes first. */
  public Optional<JsonValue> member(String name) {
    JsonValue exact = members.get(name);
    if (exact != null) {
      return Optional.of(exact);
    }
    return members.entrySet().stream()
        .filter(entry -> entry.getKey().equalsIgnoreCase(name))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  public Spot spot() {
    return spot;
  }

  /** As the document has it, cut to what fits a message. */
  public String shown() {
    switch (kind) {
      case LIST:
        return "[...]";
      case OBJECT:
        return "{...}";
      default:
        return text.length() > 80 ? text.substring(0, 77) + "..." : text;
    }
  }

  @Override
  public String toString() {
    return spot + ": " + kind.words();
  }
}
