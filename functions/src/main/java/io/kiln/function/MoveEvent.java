package io.kiln.function;

import com.fasterxml.jackson.databind.JsonNode;
import io.kiln.build.BuildId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What the functions step and undo are asked: which build, from where, and why. */
final class MoveEvent {
  private static final Set<String> FIELDS = Set.of("build", "seq", "reason");

  private final BuildId build;
  private final long seq;
  private final Optional<String> reason;

  private MoveEvent(BuildId build, long seq, Optional<String> reason) {
    this.build = build;
    this.seq = seq;
    this.reason = reason;
  }

  /**
   * Reads the event.
   *
   * @throws BadEvent naming each field that is wrong
   */
  static MoveEvent of(JsonNode event) {
    if (!event.isObject()) {
      throw new BadEvent("the event is no JSON object");
    }
    List<String> problems = new ArrayList<>();
    Optional<BuildId> build = build(event.path("build"), problems);
    JsonNode seq = event.path("seq");
    // absent while nothing is known of the journal
    if (!seq.isMissingNode() && !(seq.isIntegralNumber() && seq.asLong() >= 0)) {
      problems.add("seq is not a whole number from 0 on");
    }
    JsonNode reason = event.path("reason");
    if (!reason.isMissingNode() && !reason.isNull() && !reason.isTextual()) {
      problems.add("reason is not a text");
    }
    Set<String> unknown = new TreeSet<>();
    event.fieldNames().forEachRemaining(unknown::add);
    unknown.removeAll(FIELDS);
    unknown.forEach(name -> problems.add(name + " is not a field of it"));
    if (!problems.isEmpty()) {
      throw new BadEvent(String.join("; ", problems));
    }
    String why = reason.asText("");
    return new MoveEvent(
        build.orElseThrow(),
        seq.asLong(0),
        reason.isTextual() && !why.isEmpty() ? Optional.of(why) : Optional.empty());
  }

  private static Optional<BuildId> build(JsonNode build, List<String> problems) {
    try {
      if (build.isTextual()) {
        return Optional.of(BuildId.of(build.asText()));
      }
      problems.add("build is " + (build.isMissingNode() ? "missing" : "not a text"));
    } catch (IllegalArgumentException e) {
      problems.add("build: " + e.getMessage());
    }
    return Optional.empty();
  }

  BuildId build() {
    return build;
  }

  long seq() {
    return seq;
  }

  Optional<String> reason() {
    return reason;
  }
}
