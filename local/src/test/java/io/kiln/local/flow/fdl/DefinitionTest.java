package io.kiln.local.flow.fdl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DefinitionTest {
  private static final String GOOD =
      """
      Type: StateMachine
      Name: bake
      SpecVersion: v1
      StartAt: Step
      States:
        - Type: Task
          Name: Step
          Action: FC:InvokeFunction
          TaskMode: RequestComplete
          Timeout: 180
          Parameters:
            resourceArn: acs:fc:cn-hangzhou:1:functions/kiln-step/LATEST
            invocationType: Sync
            body: {build.$: $Input.build}
          OutputConstructor: {next.$: $Output.Body.next}
          Retry:
            - {Description: r, Errors: [FnF.ALL], MaxAttempts: 3, IntervalSeconds: 5, BackoffRate: 2}
          Catch:
            - {Description: c, Errors: [FnF.ALL], Next: Failed}
          Next: Decide
        - Type: Choice
          Name: Decide
          Branches:
            - {Condition: '$Input.next == "DONE"', Next: Done}
          Default: Pause
        - {Type: Wait, Name: Pause, Seconds: 60, Next: Step}
        - {Type: Succeed, Name: Done, End: true}
        - {Type: Fail, Name: Failed, Code: C, Detail: D, End: true}
      """;

  @Test
  void aGoodDefinitionLoads() {
    Definition definition = Definition.parse(GOOD);

    assertThat(definition.name()).isEqualTo("bake");
    assertThat(definition.graph().states())
        .containsOnlyKeys("Step", "Decide", "Pause", "Done", "Failed");
  }

  @Test
  void jsonIsADefinitionToo() {
    String json =
        """
        {"Type":"StateMachine","Name":"f","SpecVersion":"v1","StartAt":"A",
         "States":[{"Type":"Pass","Name":"A","End":true}]}
        """;

    assertThat(Definition.parse(json).graph().startAt()).isEqualTo("A");
  }

  static Stream<Arguments> mistakes() {
    return Stream.of(
        Arguments.of("StartAt: Step", "StartAt: Stop", "StartAt: no state is called \"Stop\""),
        Arguments.of("Next: Decide", "Next: Choose", "States[0].Next: no state is called"),
        Arguments.of("Default: Pause", "Default: Wait", "States[1].Default: no state is called"),
        Arguments.of("Next: Done", "Next: Over", "States[1].Branches[0].Next: no state is called"),
        Arguments.of("Next: Failed", "Next: Undo", "States[0].Catch[0].Next: no state is called"),
        Arguments.of("Seconds: 60", "Seconds: 301", "States[2].Seconds: must be a whole number"),
        Arguments.of("Seconds: 60", "Seconds: 0", "States[2].Seconds: must be a whole number"),
        Arguments.of("Seconds: 60", "Second: 60", "States[2].Second: is not known here"),
        Arguments.of("Timeout: 180", "TimeoutSeconds: 180", "States[0].TimeoutSeconds: is not"),
        Arguments.of("$Output.Body", "Output.Body", "OutputConstructor.next.$: not an expression"),
        Arguments.of("$Input.build}", "$Output.build}", "body.build.$: $Output is known to an"),
        Arguments.of("== \"DONE\"", "= \"DONE\"", "States[1].Branches[0].Condition: not a"),
        Arguments.of("functions/kiln-step", "function/kiln-step", "resourceArn: names no function"),
        Arguments.of("MaxAttempts: 3, ", "", "States[0].Retry[0].MaxAttempts: is required"),
        Arguments.of("Next: Step}", "Next: Step, End: true}", "States[2].Next: either Next or"),
        Arguments.of("Name: Pause", "Name: Done", "two states are called \"Done\""),
        Arguments.of("SpecVersion: v1", "SpecVersion: v2", "SpecVersion: must be v1"),
        Arguments.of("TaskMode: RequestComplete", "TaskMode: Forever", "States[0].TaskMode: must"));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void aMistakeIsNamedWithItsPlace(String right, String wrong, String problem) {
    assertThat(GOOD).contains(right);

    BadDefinition bad =
        catchThrowableOfType(
            BadDefinition.class, () -> Definition.parse(GOOD.replace(right, wrong)));

    assertThat(bad.problems()).anySatisfy(found -> assertThat(found).contains(problem));
  }

  @Test
  void allMistakesAreNamedAtOnce() {
    String text =
        GOOD.replace("Seconds: 60", "Seconds: 999").replace("StartAt: Step", "StartAt: X");

    BadDefinition bad = catchThrowableOfType(BadDefinition.class, () -> Definition.parse(text));

    assertThat(bad.problems()).hasSize(2);
  }

  @Test
  void twoFieldsOfOneNameAreRefused() {
    assertThatExceptionOfType(BadDefinition.class)
        .isThrownBy(() -> Definition.parse(GOOD.replace("Seconds: 60", "Seconds: 60, Seconds: 6")));
  }

  @Test
  void aDefinitionWithAnUnknownTargetNeverLoads() {
    Random random = new Random(42);
    for (int round = 0; round < 200; round++) {
      int states = 1 + random.nextInt(6);
      int broken = random.nextInt(states);
      StringBuilder text =
          new StringBuilder("Type: StateMachine\nName: f\nSpecVersion: v1\nStartAt: S0\nStates:\n");
      for (int i = 0; i < states; i++) {
        String target = i == broken ? "Nowhere" : "S" + random.nextInt(states);
        text.append(state(random, "S" + i, target));
      }

      assertThatExceptionOfType(BadDefinition.class)
          .isThrownBy(() -> Definition.parse(text.toString()))
          .withMessageContaining("no state is called \"Nowhere\"");
    }
  }

  private static String state(Random random, String name, String target) {
    return switch (random.nextInt(3)) {
      case 0 -> "  - {Type: Pass, Name: " + name + ", Next: " + target + "}\n";
      case 1 -> "  - {Type: Wait, Name: " + name + ", Seconds: 5, Next: " + target + "}\n";
      default ->
          "  - {Type: Choice, Name: "
              + name
              + ", Branches: [{Condition: '$Input.a == 1', Next: S0}], Default: "
              + target
              + "}\n";
    };
  }
}
