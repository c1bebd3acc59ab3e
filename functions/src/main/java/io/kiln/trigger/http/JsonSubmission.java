package io.kiln.trigger.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.kiln.trigger.bundle.Instructions;
import io.kiln.trigger.bundle.InstructionsReader;
import java.io.IOException;
import java.util.Optional;

/**
 * A template alone: a document with it and what is wanted, or nothing but the template. Places in
 * messages count in the body as it was sent, so the template is read with everything around it
 * blanked, and the rest with the template blanked.
 */
final class JsonSubmission {
  private static final String NAME = "template.json";

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(110).build())
          .build();

  private final String template;
  private final Instructions instructions;

  private JsonSubmission(String template, Instructions instructions) {
    this.template = template;
    this.instructions = instructions;
  }

  /**
   * Reads a body.
   *
   * @throws io.kiln.template.problem.InvalidTemplate with everything that is wrong beside the
   *     template
   */
  static JsonSubmission of(byte[] body) {
    String text = new String(body, UTF_8);
    Optional<Value> value = find(text);
    if (value.isEmpty()) {
      return new JsonSubmission(text, Instructions.builder().build());
    }
    Value found = value.get();
    String template =
        found.text.orElseGet(
            () ->
                blank(text.substring(0, found.from))
                    + text.substring(found.from, found.to)
                    + blank(text.substring(found.to)));
    String rest =
        text.substring(0, found.from)
            + "\""
            + NAME
            + "\""
            + blank(text.substring(found.from, found.to))
            + text.substring(found.to);
    return new JsonSubmission(template, InstructionsReader.read("request", rest));
  }

  String template() {
    return template;
  }

  Instructions instructions() {
    return instructions;
  }

  String name() {
    return instructions.name().orElse(NAME);
  }

  /** Where the value of the member {@code template} stands, or its text when it is a string. */
  private static final class Value {
    private final int from;
    private final int to;
    private final Optional<String> text;

    Value(int from, int to, Optional<String> text) {
      this.from = from;
      this.to = to;
      this.text = text;
    }
  }

  /** Empty also for what is no JSON: the template's own reader says best what is wrong with it. */
  private static Optional<Value> find(String text) {
    try (JsonParser parser = FACTORY.createParser(text)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return Optional.empty();
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        boolean wanted = parser.currentName().equals("template");
        JsonToken token = parser.nextToken();
        if (wanted) {
          return Optional.of(value(parser, token));
        }
        parser.skipChildren();
      }
      return Optional.empty();
    } catch (IOException malformed) {
      return Optional.empty();
    }
  }

  private static Value value(JsonParser parser, JsonToken token) throws IOException {
    int from = (int) parser.currentTokenLocation().getCharOffset();
    Optional<String> string =
        token == JsonToken.VALUE_STRING ? Optional.of(parser.getText()) : Optional.empty();
    parser.skipChildren();
    // a scalar is only read to its end when it is asked for
    String unusedRead = token.isScalarValue() ? parser.getText() : "";
    return new Value(from, (int) parser.currentLocation().getCharOffset(), string);
  }

  private static String blank(String text) {
    return text.replaceAll("[^\n\r]", " ");
  }
}
