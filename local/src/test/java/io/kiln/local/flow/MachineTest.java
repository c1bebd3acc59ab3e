package io.kiln.local.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kiln.local.disk.Json;
import io.kiln.local.flow.fdl.Definition;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MachineTest {
  private static final Instant BEGIN = Instant.parse("2026-11-22T00:00:00Z");
  private static final String TASK =
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

  private final List<Event> events = new ArrayList<>();

  private static Machine machine(String states, OutputShape shape) {
    String start = states.lines().findFirst().orElseThrow();
    String first = states.lines().filter(line -> line.contains("Name: ")).findFirst().orElse(start);
    String name = first.replaceAll(".*Name: ([A-Za-z]+).*", "$1");
    String head = "Type: StateMachine\nName: f\nSpecVersion: v1\nStartAt: " + name + "\nStates:\n";
    return new Machine(Definition.parse(head + states), shape);
  }

  private static Machine machine(String states) {
    return machine(states, OutputShape.PLAIN);
  }

  private static ObjectNode json(String text) {
    try {
      return (ObjectNode) Json.MAPPER.readTree(text.replace('\'', '"'));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(text, e);
    }
  }

  private Execution begin(Machine machine, String input) {
    Move move =
        machine.begin(new ExecutionId("f", "e"), new Execution.Start(BEGIN, json(input), "role"));
    events.addAll(move.events());
    return pass(machine, move.execution(), 0);
  }

  private Execution pass(Machine machine, Execution execution, long seconds) {
    return tell(machine, execution, new Signal.TimePassed(BEGIN.plusSeconds(seconds)));
  }

  private Execution answer(
      Machine machine, Execution execution, long seconds, Invocation invocation) {
    long call = execution.calls().get(0).attempt().number();
    return tell(
        machine, execution, new Signal.Answered(BEGIN.plusSeconds(seconds), call, invocation));
  }

  private Execution tell(Machine machine, Execution execution, Signal signal) {
    Move move = machine.step(execution, signal);
    events.addAll(move.events());
    return move.execution();
  }

  private static Invocation next(String next) {
    return Invocation.success("{\"next\":\"" + next + "\",\"Body\":{\"next\":\"" + next + "\"}}");
  }

  @ParameterizedTest
  @EnumSource(OutputShape.class)
  void anAnswerThatCarriesItselfIsReadInBothShapes(OutputShape shape) {
    Machine machine = machine(TASK, shape);

    Execution ended = answer(machine, begin(machine, "{'build':'b1'}"), 3, next("DONE"));

    assertThat(ended.outcome().status()).isEqualTo(Execution.Status.SUCCEEDED);
    assertThat(ended.outcome().output()).isEqualTo(json("{'build':'b1','next':'DONE'}"));
  }

  @Test
  void aCallCarriesWhatItsParametersConstruct() {
    Execution execution = begin(machine(TASK), "{'build':'b1'}");

    Phase.Calling call = execution.calls().get(0);

    assertThat(call.resource()).isEqualTo("acs:fc:cn:1:functions/step/LATEST");
    assertThat(json(call.event())).isEqualTo(json("{'build':'b1','try':0}"));
    assertThat(execution.due()).contains(BEGIN.plusSeconds(180));
  }

  @Test
  void eachStateIsInTheHistory() {
    Machine machine = machine(TASK);

    answer(machine, begin(machine, "{'build':'b1'}"), 3, next("DONE"));

    assertThat(events)
        .extracting(Event::type)
        .containsExactly(
            "ExecutionStarted",
            "StateEntered",
            "TaskScheduled",
            "TaskStarted",
            "TaskSucceeded",
            "StateExited",
            "StateEntered",
            "StateExited",
            "ExecutionSucceeded");
    assertThat(events).extracting(Event::id).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L);
  }

  @Test
  void retriesWaitLongerEachTimeUpToTheirMost() {
    Machine machine = machine(TASK);
    Execution execution = begin(machine, "{'build':'b1'}");
    Invocation throttled = Invocation.refused(429, "ResourceThrottled", "slow down");
    long at = 0;
    for (long pause : new long[] {2, 6, 10}) {
      execution = answer(machine, execution, at, throttled);
      assertThat(execution.calls()).isEmpty();
      assertThat(execution.due()).contains(BEGIN.plusSeconds(at + pause));
      assertThat(pass(machine, execution, at + pause - 1).calls()).isEmpty();
      at += pause;
      execution = pass(machine, execution, at);
      assertThat(execution.calls()).hasSize(1);
    }

    assertThat(json(execution.calls().get(0).event())).isEqualTo(json("{'build':'b1','try':3}"));
    Execution caught = answer(machine, execution, at, throttled);
    // The rule for all errors would allow no other try either: only the first that matches counts.
    assertThat(caught.outcome().output())
        .isEqualTo(json("{'code':'FC.ResourceThrottled','build':'b1'}"));
  }

  @Test
  void theFirstCatchRuleThatMatchesDecides() {
    Machine machine = machine(TASK.replace("MaxAttempts: 1", "MaxAttempts: 0"));
    Invocation denied = Invocation.refused(403, "AccessDenied", "no");

    Execution ended = answer(machine, begin(machine, "{'build':'b1'}"), 1, denied);

    assertThat(ended.outcome().status()).isEqualTo(Execution.Status.FAILED);
    assertThat(ended.outcome().error()).isEqualTo("Denied");
    assertThat(ended.outcome().cause()).isEqualTo("not allowed");
  }

  @Test
  void aTaskThatTakesTooLongIsGivenUp() {
    Machine machine = machine(TASK.replace("MaxAttempts: 1", "MaxAttempts: 0"));
    Execution execution = begin(machine, "{'build':'b1'}");
    long call = execution.calls().get(0).attempt().number();

    Execution ended = pass(machine, execution, 180);

    assertThat(ended.outcome().output()).isEqualTo(json("{'code':'FnF.TaskTimeout','build':'b1'}"));
    Signal late = new Signal.Answered(BEGIN.plusSeconds(200), call, next("DONE"));
    assertThat(machine.step(ended, late)).isEqualTo(new Move(ended, List.of()));
  }

  @Test
  void anAnswerToAnEarlierTryIsNotTaken() {
    Machine machine = machine(TASK);
    Execution first = begin(machine, "{'build':'b1'}");
    Execution resting = pass(machine, first, 180);
    Execution second = pass(machine, resting, 280);
    long old = first.calls().get(0).attempt().number();

    Execution told =
        tell(machine, second, new Signal.Answered(BEGIN.plusSeconds(281), old, next("DONE")));

    assertThat(told).isEqualTo(second);
  }

  @Test
  void whatTheFunctionThrewIsAnError() {
    Machine machine = machine(TASK.replace("MaxAttempts: 1", "MaxAttempts: 0"));
    Invocation thrown =
        new Invocation(200, "UnhandledInvocationError", "{\"errorType\":\"java.io.IOException\"}");

    Execution ended = answer(machine, begin(machine, "{'build':'b1'}"), 1, thrown);

    assertThat(ended.outcome().output())
        .isEqualTo(json("{'code':'java.io.IOException','build':'b1'}"));
  }

  @Test
  void aResultThatIsNoObjectFailsTheExecution() {
    Machine machine = machine(TASK);

    Execution ended =
        answer(machine, begin(machine, "{'build':'b1'}"), 1, Invocation.success("\"text\""));

    assertThat(ended.outcome().status()).isEqualTo(Execution.Status.FAILED);
    assertThat(ended.outcome().cause()).contains("must be a JSON object");
  }

  @Test
  void dataBeyond64KiBFailsTheExecution() {
    Machine machine = machine(TASK, OutputShape.IN_BODY);
    Invocation large = Invocation.success("{\"next\":\"" + "x".repeat(65_536) + "\"}");

    Execution ended = answer(machine, begin(machine, "{'build':'b1'}"), 1, large);

    assertThat(ended.outcome().error()).isEqualTo("FnF.LimitExceeded");
  }

  @Test
  void aWaitTakesItsSecondsFromTheInput() {
    Machine machine =
        machine(
            """
            - {Type: Wait, Name: W, Seconds.$: $Input.seconds, Next: P}
            - {Type: Pass, Name: P, InputConstructor: {a.$: $Input.seconds}, OutputConstructor: {b.$: $Output.a, c: [1, {d.$: $Input.a}]}, End: true}
            """);

    Execution waiting = begin(machine, "{'seconds':300}");

    assertThat(waiting.due()).contains(BEGIN.plusSeconds(300));
    assertThat(pass(machine, waiting, 299)).isEqualTo(waiting);
    assertThat(pass(machine, waiting, 300).outcome().output())
        .isEqualTo(json("{'b':300,'c':[1,{'d':300}]}"));
    assertThat(begin(machine, "{'seconds':301}").outcome().cause())
        .isEqualTo("W can wait from 1 to 300 whole seconds, not 301");
  }

  @Test
  void branchesWalkSideBySide() {
    Machine machine =
        machine(
            """
            - Type: Parallel
              Name: Both
              Branches:
                - StartAt: A
                  States: [{Type: Wait, Name: A, Seconds: 10, End: true}]
                - StartAt: B
                  States:
                    - {Type: Wait, Name: B, Seconds: 20, Next: C}
                    - {Type: Pass, Name: C, OutputConstructor: {c: 1}, End: true}
              OutputConstructor: {both.$: $Output}
              End: true
            """);

    Execution begun = begin(machine, "{'i':1}");
    Execution half = pass(machine, begun, 10);
    Execution ended = pass(machine, half, 20);

    assertThat(begun.due()).contains(BEGIN.plusSeconds(10));
    assertThat(half.due()).contains(BEGIN.plusSeconds(20));
    assertThat(ended.outcome().output())
        .isEqualTo(json("{'both':{'Branch0':{'i':1},'Branch1':{'c':1}}}"));
  }

  @Test
  void anExecutionEndsAtFiveThousandEvents() {
    Machine machine =
        machine(
            """
            - {Type: Pass, Name: A, Next: B}
            - {Type: Pass, Name: B, Next: A}
            """);

    Execution ended = begin(machine, "{}");

    assertThat(ended.outcome().error()).isEqualTo("FnF.LimitExceeded");
    assertThat(ended.events()).isEqualTo(5_000);
    assertThat(events).hasSize(5_000);
  }

  @Test
  void aStoppedExecutionStaysStopped() {
    Machine machine = machine(TASK);
    Execution execution = begin(machine, "{'build':'b1'}");

    Execution stopped =
        tell(machine, execution, new Signal.Stop(BEGIN.plusSeconds(1), "Cancelled", "by hand"));

    assertThat(stopped.outcome().status()).isEqualTo(Execution.Status.STOPPED);
    assertThat(pass(machine, stopped, 1_000)).isEqualTo(stopped);
  }

  @Test
  void everyPhaseSurvivesTheDisk() throws IOException {
    Machine machine = machine(TASK);
    Execution calling = begin(machine, "{'build':'b1'}");
    Execution resting = answer(machine, calling, 1, Invocation.refused(500, "X", "x"));
    Execution ended = answer(machine, calling, 1, next("DONE"));

    for (Execution execution : List.of(calling, resting, ended)) {
      byte[] bytes = Json.MAPPER.writeValueAsBytes(execution);
      assertThat(Json.MAPPER.readValue(bytes, Execution.class)).isEqualTo(execution);
    }
  }
}
