package io.kiln.cloud;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Optional;

/** One answer of the cloud: its status and its JSON. */
final class Reply {
  // read here, not by the SDK: its reader leaves \\u escapes as they are and drops new fields
  private static final ObjectMapper READER = new ObjectMapper();

  private final int status;
  private final JsonNode body;

  private Reply(int status, JsonNode body) {
    this.status = status;
    this.body = body;
  }

  /** Reads the answer; what is no JSON object (a gateway's page) counts as an empty one. */
  static Reply of(int status, String text) {
    try {
      JsonNode body = READER.readTree(text);
      return new Reply(status, body.isObject() ? body : MissingNode.getInstance());
    } catch (JsonProcessingException e) {
      return new Reply(status, MissingNode.getInstance());
    }
  }

  int status() {
    return status;
  }

  boolean success() {
    return status >= 200 && status < 300 && body.isObject();
  }

  JsonNode body() {
    return body;
  }

  Optional<String> code() {
    return text("Code");
  }

  Optional<String> text(String field) {
    return Fields.text(body, field);
  }

  /** The request id, which support asks for. */
  String requestId() {
    return text("RequestId").orElse("");
  }
}
