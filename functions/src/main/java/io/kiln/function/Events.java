package io.kiln.function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kiln.build.Answer;
import io.kiln.build.Json;
import io.kiln.build.Next;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Events in, answers out: the JSON that the functions and whoever calls them exchange. */
final class Events {
  private static final JsonMapper MAPPER = new JsonMapper();

  private Events() {}

  static JsonNode read(InputStream in) throws IOException {
    byte[] bytes = in.readAllBytes();
    try {
      return MAPPER.readTree(bytes);
    } catch (IOException e) {
      // not its message: it repeats what it could not read; bytes that are no text are no JSON
      // either
      throw new BadEvent("it is no JSON");
    }
  }

  /**
   * An answer of the state machine, as the flow reads it.
   *
   * @param looks how many moves the execution has asked for so far
   */
  static void answer(OutputStream out, Answer answer, int looks) throws IOException {
    write(out, node(answer).put("looks", looks));
  }

  /** The execution is over: the next one drives the build on. */
  static void handOver(OutputStream out, Answer answer) throws IOException {
    write(out, node(answer).put("next", "HANDED_OVER").put("seconds", 0).put("looks", 0));
  }

  private static ObjectNode node(Answer answer) {
    return (ObjectNode) Json.toNode(answer);
  }

  /** Nothing can be done with this event, now or later: the flow ends, the build stays as it is. */
  static void refuse(OutputStream out, String error, String message) throws IOException {
    ObjectNode refusal = JsonNodeFactory.instance.objectNode();
    refusal.put("next", Next.FAILED.name()).put("seconds", 0).put("seq", 0).put("looks", 0);
    refusal.put("error", error).put("message", message);
    write(out, refusal);
  }

  /**
   * Writes the answer with a copy of itself inside: whether CloudFlow hands a function's result on
   * as it is or under {@code Body} is unconfirmed, and so both are there under {@code Body}.
   */
  private static void write(OutputStream out, JsonNode answer) throws IOException {
    ObjectNode both = answer.deepCopy();
    both.set("Body", answer);
    out.write(MAPPER.writeValueAsBytes(both));
  }
}
