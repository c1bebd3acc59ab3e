package io.kiln.local.flow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kiln.local.disk.Json;

/**
 * What {@code $Output} is after a synchronous call. UNCONFIRMED: the vendor says that the
 * function's result is passed through or wrapped, so a flow must do with both.
 */
public enum OutputShape {
  /** The function's result itself. */
  PLAIN {
    @Override
    JsonNode of(JsonNode result) {
      return result;
    }
  },
  /** The result under {@code Body}, beside what HTTP says. */
  IN_BODY {
    @Override
    JsonNode of(JsonNode result) {
      ObjectNode wrapped = Json.MAPPER.createObjectNode().put("StatusCode", 200);
      return wrapped.set("Body", result);
    }
  };

  abstract JsonNode of(JsonNode result);
}
