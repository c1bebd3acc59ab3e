package io.kiln.local.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.kiln.local.disk.Json;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class MachineTest extends Walked {
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
  void aWaitGoesAtThePaceOfItsCloud() {
    Machine machine =
        machine(
            "- {Type: Wait, Name: W, Seconds: 300, End: true}\n",
            OutputShape.PLAIN,
            wait -> wait.dividedBy(20));

    assertThat(begin(machine, "{}").due()).contains(BEGIN.plusSeconds(15));
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
