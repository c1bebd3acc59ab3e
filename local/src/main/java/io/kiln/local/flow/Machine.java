package io.kiln.local.flow;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kiln.local.disk.Json;
import io.kiln.local.flow.fdl.Definition;
import io.kiln.local.flow.fdl.FlowFailure;
import java.time.Duration;
import java.util.function.UnaryOperator;

/** How executions of one definition go on: a pure function from state and signal to state. */
public final class Machine {
  private final Definition definition;
  private final OutputShape shape;
  private final UnaryOperator<Duration> pace;

  public Machine(Definition definition, OutputShape shape) {
    this(definition, shape, UnaryOperator.identity());
  }

  /**
   * The same where time is shortened.
   *
   * @param pace how long a Wait really takes
   */
  Machine(Definition definition, OutputShape shape, UnaryOperator<Duration> pace) {
    this.definition = definition;
    this.shape = shape;
    this.pace = pace;
  }

  /** A new execution, about to enter its first state. */
  public Move begin(ExecutionId id, Execution.Start start) {
    Cursor first = new Cursor(definition.graph().startAt(), start.input(), new Phase.Entering());
    Execution execution = new Execution(id, start, first, Outcome.running(), 0);
    History history = new History(execution, start.time());
    history.add("ExecutionStarted", "", detail().set("input", start.input()));
    return new Move(execution.at(first, history.count()), history.events());
  }

  /** Takes the execution as far as it goes without another signal. */
  public Move step(Execution execution, Signal signal) {
    History history = new History(execution, signal.at());
    if (!execution.isRunning()) {
      return new Move(execution, history.events());
    }
    if (signal instanceof Signal.Stop stop) {
      Outcome stopped = Outcome.stopped(stop.at(), stop.error(), stop.cause());
      return ended(execution, stopped, "ExecutionStopped", history);
    }
    try {
      Cursor cursor =
          new Walk(execution, signal, shape, history, pace)
              .advance(execution.cursor(), definition.graph());
      if (cursor.phase() instanceof Phase.Ended end) {
        Outcome succeeded = Outcome.succeeded(signal.at(), end.output());
        return ended(execution, succeeded, "ExecutionSucceeded", history);
      }
      return new Move(execution.at(cursor, history.count()), history.events());
    } catch (FlowFailure failure) {
      Outcome failed = Outcome.failed(signal.at(), failure.code(), failure.detail());
      return ended(execution, failed, "ExecutionFailed", history);
    }
  }

  private static Move ended(Execution execution, Outcome outcome, String type, History history) {
    ObjectNode detail = detail();
    if (outcome.status() == Execution.Status.SUCCEEDED) {
      detail.set("output", outcome.output());
    } else {
      detail.put("error", outcome.error()).put("cause", outcome.cause());
    }
    history.addLast(type, detail);
    return new Move(execution.ended(outcome, history.count()), history.events());
  }

  private static ObjectNode detail() {
    return Json.MAPPER.createObjectNode();
  }
}
