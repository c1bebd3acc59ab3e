package io.kiln.function;

import com.fasterxml.jackson.databind.JsonNode;
import io.kiln.build.BuildId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.immutables.value.Value;

/** What the functions step and undo are asked: which build, from where, and why. */
@Value.Immutable
interface MoveEvent {
  Set<String> FIELDS = Set.of("build", "seq", "turn", "looks", "reason", "detail");

  BuildId build();

  /** A journal number known to exist, or 0. */
  long seq();

  /** Which of the build's executions asks, from 1 on. */
  int turn();

  /** How many moves that execution has asked for before. */
  int looks();

  /** Why the driver can't get further: the code that the platform gives the error. */
  Optional<String> reason();

  /** What the platform says beyond the code: of an exception, the answer that it became. */
  Optional<String> detail();

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
    // absent while nothing is known of the journal, or no execution asks
    long seq = number(event, "seq", 0, problems);
    long turn = number(event, "turn", 1, problems);
    long looks = number(event, "looks", 0, problems);
    Optional<String> reason = text(event, "reason", problems);
    Optional<String> detail = text(event, "detail", problems);
    Set<String> unknown = new TreeSet<>();
    event.fieldNames().forEachRemaining(unknown::add);
    unknown.removeAll(FIELDS);
    unknown.forEach(name -> problems.add(name + " is not a field of it"));
    if (!problems.isEmpty()) {
      throw new BadEvent(String.join("; ", problems));
    }
    return ImmutableMoveEvent.builder()
        .build(build.orElseThrow())
        .seq(seq)
        .turn((int) turn)
        .looks((int) looks)
        .reason(reason)
        .detail(detail)
        .build();
  }

  private static long number(JsonNode event, String name, int least, List<String> problems) {
    JsonNode number = event.path(name);
    if (number.isMissingNode()) {
      return least;
    }
    if (!number.isIntegralNumber() || number.asLong() < least) {
      problems.add(name + " is not a whole number from " + least + " on");
    }
    return number.asLong(least);
  }

  private static Optional<String> text(JsonNode event, String name, List<String> problems) {
    JsonNode text = event.path(name);
    if (!text.isMissingNode() && !text.isNull() && !text.isTextual()) {
      problems.add(name + " is not a text");
    }
    return Optional.ofNullable(text.textValue()).filter(given -> !given.isEmpty());
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
}
