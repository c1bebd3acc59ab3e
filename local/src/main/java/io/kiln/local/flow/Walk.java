package io.kiln.local.flow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kiln.local.disk.Json;
import io.kiln.local.flow.fdl.FlowFailure;
import io.kiln.local.flow.fdl.Graph;
import io.kiln.local.flow.fdl.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** One step of an execution, from state to state until something else must happen first. */
final class Walk {
  private final Execution execution;
  private final Signal signal;
  private final Instant now;
  private final History history;
  private final TaskWalk tasks;
  private final UnaryOperator<Duration> pace;

  /**
   * A walk of that execution.
   *
   * @param pace how long a Wait really takes
   */
  Walk(
      Execution execution,
      Signal signal,
      OutputShape shape,
      History history,
      UnaryOperator<Duration> pace) {
    this.execution = execution;
    this.signal = signal;
    this.now = signal.at();
    this.history = history;
    this.pace = pace;
    this.tasks = new TaskWalk(this, shape, history);
  }

  Cursor advance(Cursor from, Graph graph) {
    Cursor at = from;
    Optional<Cursor> next = once(at, graph.state(at.state()));
    while (next.isPresent()) {
      at = next.get();
      next = once(at, graph.state(at.state()));
    }
    return at;
  }

  /** Nothing when it has to stay where it is. */
  private Optional<Cursor> once(Cursor at, State state) {
    Phase phase = at.phase();
    if (phase instanceof Phase.Entering) {
      return Optional.of(enter(at, state));
    }
    if (phase instanceof Phase.Forked forked && state instanceof State.Parallel parallel) {
      return join(at, parallel, forked);
    }
    if (phase instanceof Phase.Calling calling && state instanceof State.Task task) {
      return tasks.goOn(at, task, calling, signal);
    }
    if (phase.due().isAfter(now)) {
      return Optional.empty();
    }
    return Optional.of(
        phase instanceof Phase.Resting resting && state instanceof State.Task task
            ? tasks.call(at, task, resting.retries())
            : leave(at, state, at.input()));
  }

  private Cursor enter(Cursor from, State state) {
    Cursor at = constructed(from, state);
    history.add("StateEntered", state.name(), detail("input", at.input()));
    if (state instanceof State.Task task) {
      return tasks.call(at, task, 0);
    }
    if (state instanceof State.Choice choice) {
      return exit(at, choose(at, choice), at.input());
    }
    if (state instanceof State.Wait wait) {
      return at.in(new Phase.Waiting(now.plus(pace.apply(Duration.ofSeconds(seconds(at, wait))))));
    }
    if (state instanceof State.Parallel parallel) {
      return fork(at, parallel);
    }
    if (state instanceof State.Fail fail) {
      JsonNode context = context(at).node();
      throw new FlowFailure(fail.code().in(context).asText(), fail.detail().in(context).asText());
    }
    return leave(at, state, at.input());
  }

  private Cursor constructed(Cursor from, State state) {
    JsonNode context = context(from).node();
    ObjectNode input = state.frame().input().map(shape -> shape.in(context)).orElse(from.input());
    return new Cursor(
        from.state(), Limits.data("the input of " + state.name(), input), from.phase());
  }

  private String choose(Cursor at, State.Choice choice) {
    JsonNode context = context(at).node();
    return choice.branches().stream()
        .filter(branch -> branch.condition().holds(context))
        .map(State.Branch::next)
        .findFirst()
        .orElse(choice.otherwise());
  }

  private long seconds(Cursor at, State.Wait wait) {
    JsonNode seconds = wait.seconds().in(context(at).node());
    if (!seconds.isIntegralNumber()
        || seconds.longValue() < State.Wait.LEAST
        || seconds.longValue() > State.Wait.MOST) {
      throw new FlowFailure(
          FlowFailure.DATA_ERROR,
          wait.name() + " can wait from 1 to 300 whole seconds, not " + seconds);
    }
    return seconds.longValue();
  }

  private static Cursor fork(Cursor at, State.Parallel parallel) {
    List<Cursor> branches =
        parallel.branches().stream()
            .map(branch -> new Cursor(branch.startAt(), at.input(), new Phase.Entering()))
            .toList();
    return at.in(new Phase.Forked(branches));
  }

  private Optional<Cursor> join(Cursor at, State.Parallel parallel, Phase.Forked forked) {
    List<Cursor> branches = new ArrayList<>();
    ObjectNode outputs = Json.MAPPER.createObjectNode();
    for (int i = 0; i < forked.branches().size(); i++) {
      Cursor branch = advance(forked.branches().get(i), parallel.branches().get(i));
      branches.add(branch);
      if (branch.phase() instanceof Phase.Ended end) {
        outputs.set("Branch" + i, end.output());
      }
    }
    if (outputs.size() == branches.size()) {
      return Optional.of(leave(at, parallel, outputs));
    }
    return branches.equals(forked.branches())
        ? Optional.empty()
        : Optional.of(at.in(new Phase.Forked(List.copyOf(branches))));
  }

  /** To the next state, or to the end, with the output that the state constructs. */
  Cursor leave(Cursor at, State state, JsonNode result) {
    JsonNode context = context(at).output(result).node();
    JsonNode output =
        state.frame().output().<JsonNode>map(shape -> shape.in(context)).orElse(result);
    ObjectNode data = Limits.data("the output of " + state.name(), output);
    Optional<String> next = state.frame().next();
    if (next.isPresent()) {
      return exit(at, next.get(), data);
    }
    history.add("StateExited", state.name(), detail("output", data));
    return at.in(new Phase.Ended(data));
  }

  Cursor exit(Cursor at, String next, ObjectNode output) {
    history.add("StateExited", at.state(), detail("output", output));
    return new Cursor(next, output, new Phase.Entering());
  }

  Context context(Cursor at) {
    return Context.of(execution, at);
  }

  Instant now() {
    return now;
  }

  static ObjectNode detail(String name, JsonNode value) {
    return Json.MAPPER.createObjectNode().set(name, value);
  }
}
