package io.kiln.local.flow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kiln.local.flow.fdl.FlowFailure;
import java.nio.charset.StandardCharsets;

/** What one execution may not exceed: platform.md, 5.2 and 5.5. */
final class Limits {
  static final int EVENTS = 5_000;
  static final int DATA_BYTES = 64 * 1024;

  private Limits() {}

  /** Input and output of every state are objects of limited size. */
  static ObjectNode data(String what, JsonNode data) {
    if (!(data instanceof ObjectNode object)) {
      throw new FlowFailure(
          FlowFailure.DATA_ERROR, what + " must be a JSON object, not " + data.getNodeType());
    }
    int size = data.toString().getBytes(StandardCharsets.UTF_8).length;
    if (size > DATA_BYTES) {
      throw new FlowFailure(
          FlowFailure.LIMIT_EXCEEDED, what + " has " + size + " bytes of at most " + DATA_BYTES);
    }
    return object;
  }
}
