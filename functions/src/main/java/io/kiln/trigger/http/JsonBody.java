package io.kiln.trigger.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** A body that is one JSON object, and not a deep one. */
final class JsonBody {
  private static final int DEEPEST = 100;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
                  .build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private JsonBody() {}

  /**
   * The object.
   *
   * @throws HttpProblem 415 or 400, with the place
   */
  static JsonNode of(HttpRequest request) {
    if (!request.contentType().equals("application/json")) {
      throw HttpProblem.of(415, "Send JSON, as 'Content-Type: application/json'.");
    }
    try {
      JsonNode body = MAPPER.readTree(request.body());
      if (body.isObject()) {
        return body;
      }
      throw HttpProblem.of(400, "The body is not a JSON object.");
    } catch (JsonProcessingException e) {
      String where =
          e.getLocation() == null
              ? ""
              : " at line "
                  + e.getLocation().getLineNr()
                  + ", column "
                  + e.getLocation().getColumnNr();
      // not its message: it repeats what it could not read
      throw HttpProblem.of(400, "The body is not JSON, or is nested too deep" + where + ".");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Notes each field that nobody reads: a misspelt one would be left out silently. */
  static void refuseUnknown(JsonNode object, List<String> known, List<String> problems) {
    object
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!known.contains(name)) {
                problems.add(name + ": there is no such field; there are " + known);
              }
            });
  }
}
