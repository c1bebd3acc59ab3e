package io.kiln.local.flow;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One run of a flow, at rest between two steps: where it is, or how it ended. */
public record Execution(ExecutionId id, Start start, Cursor cursor, Outcome outcome, long events) {
  /** How it began. */
  public record Start(Instant time, ObjectNode input, String roleArn) {}

  /** Whether the execution has ended, and which way; in the API's words. */
  public enum Status {
    RUNNING("Running"),
    SUCCEEDED("Succeeded"),
    FAILED("Failed"),
    STOPPED("Stopped");

    private final String wireName;

    Status(String wireName) {
      this.wireName = wireName;
    }

    public String wireName() {
      return wireName;
    }
  }

  public boolean isRunning() {
    return outcome.status() == Status.RUNNING;
  }

  /** The calls that are to be made, or are being made. */
  List<Phase.Calling> calls() {
    return isRunning() ? cursor.calls().toList() : List.of();
  }

  /** When time alone will move it on. */
  Optional<Instant> due() {
    return isRunning() ? cursor.dues().min(Instant::compareTo) : Optional.empty();
  }

  Execution at(Cursor next, long nowEvents) {
    return new Execution(id, start, next, outcome, nowEvents);
  }

  Execution ended(Outcome end, long nowEvents) {
    return new Execution(id, start, cursor, end, nowEvents);
  }
}
