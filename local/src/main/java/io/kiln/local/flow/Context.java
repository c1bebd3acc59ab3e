package io.kiln.local.flow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kiln.local.disk.Json;

/** What expressions see: {@code $Context}. */
final class Context {
  private final ObjectNode root = Json.MAPPER.createObjectNode();
  private final ObjectNode current;

  private Context(Execution execution, String state) {
    ObjectNode whole = root.putObject("Execution");
    whole.put("Name", execution.id().name());
    whole.put("RoleArn", execution.start().roleArn());
    whole.set("Input", execution.start().input());
    current = root.putObject("Current");
    current.put("Name", state);
    current.put("RetryCount", 0);
  }

  static Context of(Execution execution, Cursor cursor) {
    Context context = new Context(execution, cursor.state());
    context.current.set("Input", cursor.input());
    return context;
  }

  Context output(JsonNode output) {
    current.set("Output", output);
    return this;
  }

  Context error(String code, String detail) {
    current.putObject("Error").put("Code", code).put("Detail", detail);
    return this;
  }

  Context retries(int count) {
    current.put("RetryCount", count);
    return this;
  }

  JsonNode node() {
    return root;
  }
}
