package io.kiln.local.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TaskTest extends Walked {
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
}
