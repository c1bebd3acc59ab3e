package io.kiln.local.flow;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.stream.Stream;

/** A state that an execution is in: what came in, and how far it is. */
public record Cursor(String state, ObjectNode input, Phase phase) {
  Cursor in(Phase next) {
    return new Cursor(state, input, next);
  }

  Stream<Phase.Calling> calls() {
    if (phase instanceof Phase.Forked forked) {
      return forked.branches().stream().flatMap(Cursor::calls);
    }
    return phase instanceof Phase.Calling calling ? Stream.of(calling) : Stream.empty();
  }

  Stream<Instant> dues() {
    if (phase instanceof Phase.Forked forked) {
      return forked.branches().stream().flatMap(Cursor::dues);
    }
    return Stream.of(phase.due()).filter(due -> !due.equals(Phase.NEVER));
  }
}
