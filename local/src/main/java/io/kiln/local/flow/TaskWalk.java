package io.kiln.local.flow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kiln.local.disk.Json;
import io.kiln.local.flow.fdl.CatchRule;
import io.kiln.local.flow.fdl.FlowFailure;
import io.kiln.local.flow.fdl.RetryRule;
import io.kiln.local.flow.fdl.State;
import java.time.Instant;
import java.util.Optional;

/** The way through a task: call, answer, retry, catch. */
final class TaskWalk {
  private static final String TIMED_OUT = "FnF.TaskTimeout";

  private final Walk walk;
  private final OutputShape shape;
  private final History history;

  TaskWalk(Walk walk, OutputShape shape, History history) {
    this.walk = walk;
    this.shape = shape;
    this.history = history;
  }

  /** The call is to be made now. */
  Cursor call(Cursor at, State.Task task, int retries) {
    JsonNode context = walk.context(at).retries(retries).node();
    ObjectNode parameters = task.parameters().in(context);
    JsonNode body = parameters.path("body");
    String event =
        body.isTextual() ? body.textValue() : body.isMissingNode() ? "" : body.toString();
    String resource = parameters.path("resourceArn").asText();
    Limits.data("the parameters of " + task.name(), parameters);
    long seconds = task.timeout().in(context).asLong();
    Instant until = seconds == 0 ? Phase.NEVER : walk.now().plusSeconds(seconds);
    long number = history.add("TaskScheduled", task.name(), parameters);
    history.add("TaskStarted", task.name(), number, Json.MAPPER.createObjectNode());
    return at.in(new Phase.Calling(new Phase.Try(number, retries), until, resource, event));
  }

  Optional<Cursor> goOn(Cursor at, State.Task task, Phase.Calling calling, Signal signal) {
    if (signal instanceof Signal.Answered answered
        && answered.call() == calling.attempt().number()) {
      return Optional.of(answered(at, task, calling.attempt(), answered.invocation()));
    }
    if (calling.until().isAfter(walk.now())) {
      return Optional.empty();
    }
    Trouble trouble = new Trouble("TaskTimedOut", TIMED_OUT, task.name() + " took too long");
    return Optional.of(failed(at, task, calling.attempt(), trouble));
  }

  private Cursor answered(Cursor at, State.Task task, Phase.Try attempt, Invocation invocation) {
    Optional<String> error = invocation.error();
    if (error.isPresent()) {
      Trouble trouble = new Trouble("TaskFailed", error.get(), invocation.body());
      return failed(at, task, attempt, trouble);
    }
    JsonNode result = invocation.json();
    String what = "the result of " + task.name();
    ObjectNode output = Limits.data(what, result.isMissingNode() ? result : shape.of(result));
    ObjectNode detail = Walk.detail("output", output);
    history.add("TaskSucceeded", task.name(), attempt.number(), detail);
    return walk.leave(at, task, output);
  }

  /** Retry comes before catch, and of each the first rule that matches decides alone. */
  private Cursor failed(Cursor at, State.Task task, Phase.Try attempt, Trouble trouble) {
    ObjectNode detail =
        Json.MAPPER.createObjectNode().put("error", trouble.code()).put("cause", trouble.detail());
    history.add(trouble.event(), task.name(), attempt.number(), detail);
    Optional<RetryRule> retry =
        task.rules().retries().stream().filter(rule -> rule.matches(trouble.code())).findFirst();
    int retries = attempt.retries();
    if (retry.isPresent() && retries < retry.get().maxAttempts()) {
      Instant until = walk.now().plus(retry.get().pause(retries));
      return at.in(new Phase.Resting(retries + 1, until));
    }
    CatchRule caught =
        task.rules().catches().stream()
            .filter(rule -> rule.matches(trouble.code()))
            .findFirst()
            .orElseThrow(() -> new FlowFailure(trouble.code(), trouble.detail()));
    JsonNode context =
        walk.context(at).retries(retries).error(trouble.code(), trouble.detail()).node();
    ObjectNode output = caught.output().map(shape -> shape.in(context)).orElse(at.input());
    return walk.exit(at, caught.next(), Limits.data("what is caught of " + task.name(), output));
  }

  /** What went wrong with a call: the event it becomes, the error's code and its detail. */
  private record Trouble(String event, String code, String detail) {}
}
