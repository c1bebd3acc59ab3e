package io.kiln.local.flow;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kiln.local.disk.Json;
import java.time.Instant;

/** How an execution ended, if it did; error and cause are empty unless it went wrong. */
public record Outcome(
    Execution.Status status, Instant stopped, ObjectNode output, String error, String cause) {
  static Outcome running() {
    return new Outcome(Execution.Status.RUNNING, Phase.NEVER, nothing(), "", "");
  }

  static Outcome succeeded(Instant at, ObjectNode output) {
    return new Outcome(Execution.Status.SUCCEEDED, at, output, "", "");
  }

  static Outcome failed(Instant at, String error, String cause) {
    return new Outcome(Execution.Status.FAILED, at, nothing(), error, cause);
  }

  static Outcome stopped(Instant at, String error, String cause) {
    return new Outcome(Execution.Status.STOPPED, at, nothing(), error, cause);
  }

  private static ObjectNode nothing() {
    return Json.MAPPER.createObjectNode();
  }
}
