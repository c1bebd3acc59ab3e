package io.kiln.trigger.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The two documents of Function Compute's HTTP trigger: the event that a request becomes, and the
 * answer that becomes a response.
 */
final class HttpEvents {
  /** 32 MB in base64, and its neighbours. */
  private static final int LONGEST_TEXT = 48 << 20;

  private static final int DEEPEST = 20;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(DEEPEST)
                          .maxStringLength(LONGEST_TEXT)
                          .build())
                  .build())
          .build();

  private HttpEvents() {}

  /**
   * Reads the event; what is missing is empty.
   *
   * @throws HttpProblem 400 when it is no such document
   */
  static HttpRequest read(InputStream in) throws IOException {
    JsonNode event;
    try {
      event = MAPPER.readTree(in);
    } catch (IOException e) {
      throw HttpProblem.of(400, "The event is not the document of an HTTP trigger.");
    }
    JsonNode context = event.path("requestContext");
    JsonNode http = context.path("http");
    if (!http.path("method").isTextual()) {
      throw HttpProblem.of(400, "The event is not the document of an HTTP trigger.");
    }
    return new HttpRequest(
        http.path("method").asText(),
        path(event.path("rawPath").asText(http.path("path").asText("/"))),
        texts(event.path("queryParameters")),
        texts(event.path("headers")),
        body(event),
        new HttpRequest.Sender(
            http.path("sourceIp").asText("unknown"), context.path("requestId").asText("unknown")));
  }

  /** Writes the answer: a body that is no text goes as base64. */
  static void write(OutputStream out, HttpAnswer answer) throws IOException {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document.put("statusCode", answer.status());
    ObjectNode headers = document.putObject("headers");
    answer.headers().forEach(headers::put);
    document.put("isBase64Encoded", !answer.isText());
    document.put(
        "body",
        answer.isText()
            ? new String(answer.body(), UTF_8)
            : Base64.getEncoder().encodeToString(answer.body()));
    out.write(MAPPER.writeValueAsBytes(document));
  }

  private static byte[] body(JsonNode event) {
    String body = event.path("body").asText("");
    if (!event.path("isBase64Encoded").asBoolean(false)) {
      return body.getBytes(UTF_8);
    }
    try {
      return Base64.getDecoder().decode(body);
    } catch (IllegalArgumentException e) {
      throw HttpProblem.of(400, "The event's body is not base64, as it says.");
    }
  }

  private static List<String> path(String raw) {
    List<String> parts = new ArrayList<>();
    for (String part : raw.split("\\?", 2)[0].split("/", -1)) {
      if (!part.isEmpty()) {
        parts.add(decoded(part));
      }
    }
    return parts;
  }

  private static String decoded(String part) {
    try {
      // a plus sign is itself in a path
      return URLDecoder.decode(part.replace("+", "%2B"), UTF_8);
    } catch (IllegalArgumentException e) {
      throw HttpProblem.of(400, "The path is not URL-encoded: '%' must be followed by two digits.");
    }
  }

  private static Map<String, String> texts(JsonNode object) {
    Map<String, String> texts = new TreeMap<>();
    object.properties().forEach(field -> texts.put(field.getKey(), field.getValue().asText()));
    return texts;
  }
}
