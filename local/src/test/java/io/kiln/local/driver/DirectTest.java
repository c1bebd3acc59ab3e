package io.kiln.local.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kiln.build.Answer;
import io.kiln.build.BuildId;
import io.kiln.build.Next;
import io.kiln.build.StepFailure;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

final class DirectTest {
  private static final BuildId BUILD = BuildId.of("b-1");

  private final Script script = new Script();
  private final List<Next> seen = new ArrayList<>();
  private boolean cancelled;

  @Test
  void theFunctionThatTheAnswerNamesIsCalledUntilTheBuildIsOver() throws Exception {
    script.answers(Next.STEP, Next.UNDO, Next.UNDO, Next.SUCCEEDED);

    drive();

    assertThat(seen).containsExactly(Next.STEP, Next.UNDO, Next.UNDO, Next.SUCCEEDED);
    assertThat(script.calls).containsExactly("advance", "advance", "undo", "undo");
  }

  @Test
  void afterAPauseTheSameFunctionIsCalledAgain() throws Exception {
    script.answers(Next.WAIT, Next.UNDO, Next.WAIT, Next.FAILED);

    drive();

    assertThat(script.calls)
        .containsExactly("advance", "pause 7", "advance", "undo", "pause 7", "undo");
  }

  @Test
  void aCancelledBuildIsUndoneAfterTheMoveAtHand() throws Exception {
    script.then(
        () -> {
          cancelled = true;
          return answer(Next.STEP);
        });
    script.answers(Next.UNDO, Next.FAILED);

    drive();

    assertThat(script.calls).containsExactly("advance", "cancel", "undo");
  }

  @Test
  void aBuildThatOnlyRollsForwardGoesOnInSpiteOfTheCancel() throws Exception {
    cancelled = true;
    script.answers(Next.STEP, Next.STEP, Next.UNDO, Next.SUCCEEDED);

    drive();

    assertThat(script.calls).containsExactly("cancel", "advance", "advance", "undo");
  }

  @Test
  void aCancelThatMeetsAClaimIsTriedAgain() throws Exception {
    cancelled = true;
    script.answers(Next.WAIT, Next.UNDO, Next.FAILED);

    drive();

    assertThat(script.calls).containsExactly("cancel", "pause 7", "cancel", "undo");
  }

  private static Answer breakDown() {
    throw new IllegalStateException("disk full");
  }

  @Test
  void aBrokenFunctionIsTriedAgainAndThenFailsTheBuild() throws Exception {
    List<String> expected = new ArrayList<>();
    for (int pause = 2; pause <= 256; pause *= 2) {
      script.then(DirectTest::breakDown);
      expected.addAll(List.of("advance", "pause " + pause));
    }
    script.then(DirectTest::breakDown);
    expected.addAll(
        List.of(
            "advance",
            "fail Kiln itself failed: java.lang.IllegalStateException: disk full",
            "undo"));
    script.answers(Next.UNDO, Next.FAILED);

    drive();

    assertThat(script.calls).containsExactlyElementsOf(expected);
  }

  @Test
  void refusedCredentialsHoldTheBuildAsItIs() {
    script.then(
        () -> {
          throw new StepFailure(StepFailure.Kind.DENIED, "no such key", null);
        });

    assertThatThrownBy(this::drive).hasMessage("no such key");
    assertThat(script.calls).containsExactly("advance");
  }

  @Test
  void aBuildThatWasLeftStandingIsReopenedAndUndone() throws Exception {
    script.answers(Next.WAIT, Next.UNDO, Next.UNDO, Next.FAILED);

    direct().undo(BUILD);

    assertThat(script.calls).containsExactly("reopen", "pause 7", "reopen", "undo", "undo");
  }

  private void drive() throws InterruptedException {
    direct().drive(BUILD);
  }

  private Direct direct() {
    return new Direct(
        script,
        duration -> script.calls.add("pause " + duration.toSeconds()),
        answer -> seen.add(answer.next()),
        () -> cancelled);
  }

  private static Answer answer(Next next) {
    return Answer.of(BUILD, next, next == Next.WAIT ? 7 : 0, 1);
  }

  /** Answers what it was told to, and notes what was asked. */
  private static final class Script implements Functions {
    private final Deque<Supplier<Answer>> answers = new ArrayDeque<>();
    private final List<String> calls = new ArrayList<>();

    void answers(Next... nexts) {
      for (Next next : nexts) {
        answers.add(() -> answer(next));
      }
    }

    void then(Supplier<Answer> answer) {
      answers.add(answer);
    }

    private Answer called(String name) {
      calls.add(name);
      return answers.remove().get();
    }

    @Override
    public Answer advance(BuildId build, long from) {
      return called("advance");
    }

    @Override
    public Answer undo(BuildId build, long from) {
      return called("undo");
    }

    @Override
    public Answer fail(BuildId build, String reason) {
      return called("fail " + reason);
    }

    @Override
    public Answer cancel(BuildId build) {
      return called("cancel");
    }

    @Override
    public Answer reopen(BuildId build) {
      return called("reopen");
    }
  }
}
