package io.kiln.template.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.kiln.template.json.JsonValue.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads one JSON document into values with places; its limits keep hostile input small. */
public final class JsonReader {
  private static final int LONGEST = 10 << 20;
  private static final int DEEPEST = 100;
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEEPEST)
                  .maxStringLength(LONGEST)
                  .maxNameLength(1 << 16)
                  .build())
          .build();

  private final JsonParser parser;

  private JsonReader(JsonParser parser) {
    this.parser = parser;
  }

  /** The document's value; throws {@link MalformedJson}. */
  public static JsonValue read(String text) {
    if (text.length() > LONGEST) {
      throw new MalformedJson(Spot.of(1, 1, ""), "the template is larger than 10 MB");
    }
    String plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
    try (JsonParser parser = FACTORY.createParser(plain)) {
      return document(parser);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonValue document(JsonParser parser) throws IOException {
    try {
      return new JsonReader(parser).document();
    } catch (JsonProcessingException e) {
      Optional<JsonLocation> told = Optional.ofNullable(e.getLocation());
      Spot spot = spot(told.orElseGet(parser::currentLocation), "");
      throw new MalformedJson(spot, JsonWords.of(e), e);
    }
  }

  private JsonValue document() throws IOException {
    JsonToken first = parser.nextToken();
    if (first == null) {
      throw new MalformedJson(
          spot(parser.currentLocation(), ""), "Error parsing JSON: unexpected end of JSON input");
    }
    JsonValue value = value(first, spot(parser.currentTokenLocation(), ""));
    if (parser.nextToken() != null) {
      throw new MalformedJson(
          spot(parser.currentTokenLocation(), ""),
          "Error parsing JSON: something follows the end of the template");
    }
    return value;
  }

  private JsonValue value(JsonToken token, Spot spot) throws IOException {
    switch (token) {
      case START_OBJECT:
        return object(spot);
      case START_ARRAY:
        return list(spot);
      case VALUE_STRING:
        return JsonValue.scalar(Kind.STRING, parser.getText(), spot);
      case VALUE_NUMBER_INT:
      case VALUE_NUMBER_FLOAT:
        return JsonValue.scalar(Kind.NUMBER, parser.getText(), spot);
      case VALUE_NULL:
        return JsonValue.scalar(Kind.NULL, "null", spot);
      default:
        return JsonValue.scalar(Kind.BOOLEAN, parser.getText(), spot);
    }
  }

  private JsonValue object(Spot spot) throws IOException {
    Map<String, JsonValue> members = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      Spot at = spot(parser.currentTokenLocation(), Spot.member(spot.path(), name));
      if (members.containsKey(name)) {
        throw new MalformedJson(at, "template has duplicate field: " + name);
      }
      members.put(name, value(parser.nextToken(), at));
    }
    return JsonValue.object(members, spot);
  }

  private JsonValue list(Spot spot) throws IOException {
    List<JsonValue> elements = new ArrayList<>();
    JsonToken token = parser.nextToken();
    while (token != JsonToken.END_ARRAY) {
      String path = spot.path() + "[" + elements.size() + "]";
      elements.add(value(token, spot(parser.currentTokenLocation(), path)));
      token = parser.nextToken();
    }
    return JsonValue.list(elements, spot);
  }

  private static Spot spot(JsonLocation at, String path) {
    return Spot.of(Math.max(1, at.getLineNr()), Math.max(1, at.getColumnNr()), path);
  }
}
