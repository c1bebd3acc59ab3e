package io.kiln.local.flow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kiln.local.disk.Json;
import io.kiln.local.flow.fdl.Definition;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Tells a machine what a test says, and keeps the events. */
abstract class Walked {
  static final Instant BEGIN = Instant.parse("2026-11-22T00:00:00Z");
  static final String TASK =
      """
      - Type: Task
        Name: T
        Action: FC:InvokeFunction
        Timeout: 180
        Parameters:
          resourceArn: acs:fc:cn:1:functions/step/LATEST
          body: {build.$: $Input.build, try.$: $Context.Current.RetryCount}
        OutputConstructor: {build.$: $Input.build, next.$: $Output.Body.next}
        Retry:
          - {Description: a, Errors: [FC.ResourceThrottled], MaxAttempts: 3, IntervalSeconds: 2, BackoffRate: 3, MaxBackoffSeconds: 10}
          - {Description: b, Errors: [FnF.ALL], MaxAttempts: 1, IntervalSeconds: 100}
        Catch:
          - {Description: c, Errors: [FC.AccessDenied], Next: Denied}
          - Description: d
            Errors: [FnF.ALL]
            Next: Caught
            OutputConstructor: {code.$: $Context.Current.Error.Code, build.$: $Input.build}
        Next: End
      - {Type: Succeed, Name: End}
      - {Type: Succeed, Name: Caught}
      - {Type: Fail, Name: Denied, Code: Denied, Detail: not allowed}
      """;

  final List<Event> events = new ArrayList<>();

  static Machine machine(String states, OutputShape shape) {
    return machine(states, shape, UnaryOperator.identity());
  }

  static Machine machine(String states, OutputShape shape, UnaryOperator<Duration> pace) {
    String start = states.lines().findFirst().orElseThrow();
    String first = states.lines().filter(line -> line.contains("Name: ")).findFirst().orElse(start);
    String name = first.replaceAll(".*Name: ([A-Za-z]+).*", "$1");
    String head = "Type: StateMachine\nName: f\nSpecVersion: v1\nStartAt: " + name + "\nStates:\n";
    return new Machine(Definition.parse(head + states), shape, pace);
  }

  static Machine machine(String states) {
    return machine(states, OutputShape.PLAIN);
  }

  static ObjectNode json(String text) {
    try {
      return (ObjectNode) Json.MAPPER.readTree(text.replace('\'', '"'));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(text, e);
    }
  }

  Execution begin(Machine machine, String input) {
    Move move =
        machine.begin(new ExecutionId("f", "e"), new Execution.Start(BEGIN, json(input), "role"));
    events.addAll(move.events());
    return pass(machine, move.execution(), 0);
  }

  Execution pass(Machine machine, Execution execution, long seconds) {
    return tell(machine, execution, new Signal.TimePassed(BEGIN.plusSeconds(seconds)));
  }

  Execution answer(Machine machine, Execution execution, long seconds, Invocation invocation) {
    long call = execution.calls().get(0).attempt().number();
    return tell(
        machine, execution, new Signal.Answered(BEGIN.plusSeconds(seconds), call, invocation));
  }

  Execution tell(Machine machine, Execution execution, Signal signal) {
    Move move = machine.step(execution, signal);
    events.addAll(move.events());
    return move.execution();
  }

  static Invocation next(String next) {
    return Invocation.success("{\"next\":\"" + next + "\",\"Body\":{\"next\":\"" + next + "\"}}");
  }
}
