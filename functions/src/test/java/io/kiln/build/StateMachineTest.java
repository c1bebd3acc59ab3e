package io.kiln.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kiln.build.StepFailure.Kind;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class StateMachineTest {
  private final Trial trial = new Trial(Boundaries.harmless());

  @Test
  void aBuildRunsItsStepsAndCleansUpInReverse() {
    trial.start();

    Build end = trial.drive();

    assertThat(end.phase()).isEqualTo(Phase.ENDED);
    assertThat(trial.records.lines())
        .containsExactly(
            "Creating key...",
            "Created key: key-0",
            "Creating vpc...",
            "Created vpc: vpc-1",
            "Creating instance...",
            "Created instance: instance-2",
            "Creating image...",
            "Created image: image-3",
            "Cleaning up 'instance'",
            "Cleaning up 'vpc'",
            "Cleaning up 'key'");
  }

  @Test
  void aRefusalUndoesWhatWasMadeAndNamesTheCause() {
    trial.cloud.answerOnce("create instance", StepFailure.refused("no money for s3cret"));
    trial.start();

    Build end = trial.drive();

    assertThat(end.result()).contains(Result.FAILED);
    assertThat(end.failure().orElseThrow().message()).isEqualTo("no money for <sensitive>");
    assertThat(end.failure().orElseThrow().step()).isEqualTo("make-instance");
    assertThat(end.ledger().find("instance").orElseThrow().state())
        .isEqualTo(ResourceState.WITHDRAWN);
    assertThat(trial.cloud.existing()).isEmpty();
    assertThat(trial.records.lines())
        .contains("no money for <sensitive>", "Deleting vpc because of cancellation or error...");
  }

  @Test
  void throttlingIsWaitedOutUnderANewAttempt() {
    trial.cloud.answerOnce("create vpc", new StepFailure(Kind.BUSY, "Throttling", null));
    trial.start();

    Build end = trial.drive();

    assertThat(end.result()).contains(Result.SUCCEEDED);
    assertThat(end.ledger().find("vpc").orElseThrow().attempt()).isEqualTo(1);
    assertThat(trial.records.lines()).containsOnlyOnce("Creating vpc...");
  }

  @Test
  void aLostAnswerIsReplayedUnderTheSameToken() {
    trial.cloud.answerOnce("create vpc", new StepFailure(Kind.UNCLEAR, "timed out", null));
    trial.start();

    Build end = trial.drive();

    assertThat(end.ledger().find("vpc").orElseThrow().attempt()).isZero();
    assertThat(trial.cloud.made()).hasSize(4);
  }

  @Test
  void refusedCredentialsHoldTheBuildAndMakeNoDecision() {
    trial.cloud.answerOnce("create vpc", new StepFailure(Kind.DENIED, "token expired", null));
    trial.start();

    assertThatThrownBy(trial::drive).isInstanceOf(StepFailure.class).hasMessage("token expired");
    assertThat(trial.records.last().state().phase()).isEqualTo(Phase.STEP);

    assertThat(trial.drive().result()).contains(Result.SUCCEEDED);
  }

  @Test
  void cancelUndoesAndEndsAsCancelled() {
    trial.start();
    StateMachine machine = trial.machine();
    machine.advance().run(Trial.ID, 0);
    machine.advance().run(Trial.ID, 0);

    machine.undo().cancel(Trial.ID);
    Build end = trial.drive();

    assertThat(end.result()).contains(Result.CANCELLED);
    assertThat(trial.cloud.existing()).isEmpty();
  }

  @Test
  void undoWithoutAReasonDoesNothingWhileTheJournalSaysStep() {
    trial.start();
    long before = trial.records.last().seq();

    Answer answer = trial.machine().undo().run(Trial.ID, 0);

    assertThat(answer.next()).isEqualTo(Next.STEP);
    assertThat(trial.records.last().seq()).isEqualTo(before);
  }

  @Test
  void aForeignClaimIsWaitedForAndThenTakenOver() {
    trial.start();
    Build announced = Deeds.with(trial.records.last().state(), "tag key", Deed.INTENDED);
    Entry claim =
        Entry.builder()
            .version(Entry.VERSION)
            .seq(2)
            .nonce("somebody else")
            .writtenAt(trial.clock.instant())
            .claim(Claim.from(trial.clock.instant(), "tag key"))
            .state(announced)
            .build();
    trial.records.journal().append(claim);

    Answer waiting = trial.machine().advance().run(Trial.ID, 0);

    assertThat(waiting.next()).isEqualTo(Next.WAIT);
    assertThat(waiting.seconds()).isEqualTo(180);
    assertThat(trial.records.last().seq()).isEqualTo(2);

    trial.clock.move(Duration.ofMinutes(3));
    assertThat(trial.drive().deeds()).containsEntry("tag key", Deed.DONE);
    assertThat(trial.cloud.calls()).isEqualTo(4);
  }

  @Test
  void aResourceThatCannotBeDeletedIsNamedAndTheRestIsRemoved() {
    trial.cloud.answerOnce("create image", StepFailure.refused("quota"));
    trial.cloud.answerOnce("delete", StepFailure.refused("Forbidden.RAM"));
    trial.start();

    Build end = trial.drive();

    assertThat(end.cleanup()).contains(Cleanup.LEAKED);
    assertThat(end.failure().orElseThrow().message()).isEqualTo("quota");
    assertThat(end.undoFailures()).containsExactly("LEAKED: instance instance-2: Forbidden.RAM");
    assertThat(trial.cloud.existing()).containsOnlyKeys("instance-2");

    assertThat(trial.machine().undo().reopen(Trial.ID).next()).isEqualTo(Next.UNDO);
    Build again = trial.drive();
    assertThat(again.cleanup()).contains(Cleanup.CLEAN);
    assertThat(trial.cloud.existing()).isEmpty();
  }

  @Test
  void aSuspendedBuildThatMadeNothingGivesItsNameBackWhenUndone() {
    trial.cloud.answerOnce("create key", StepFailure.refused("no"));
    Build build = trial.start(b -> b.withKeepOnFailure(true));
    trial.records.names().take(build.region(), build.imageName(), Trial.ID);
    trial.drive();

    trial.machine().undo().reopen(Trial.ID);
    trial.drive();

    BuildId next = BuildId.of("next");
    assertThat(trial.records.names().take(build.region(), build.imageName(), next)).isEqualTo(next);
  }

  @Test
  void undoDoesNotStopABuildThatOnlyRollsForward() {
    trial.start(b -> b.withRollsForward(true));

    assertThat(trial.machine().undo().reopen(Trial.ID).next()).isEqualTo(Next.STEP);
    assertThat(trial.drive().result()).contains(Result.SUCCEEDED);
  }

  @Test
  void aBuildThatKeepsOnFailureIsLeftStandingUntilItsUndo() {
    trial.cloud.answerOnce("create instance", StepFailure.refused("no"));
    trial.start(b -> b.withKeepOnFailure(true));

    Build end = trial.drive();

    assertThat(end.cleanup()).contains(Cleanup.SUSPENDED);
    assertThat(trial.cloud.existing()).hasSize(2);
    assertThat(trial.records.told()).containsExactly(Trial.ID);

    trial.machine().undo().reopen(Trial.ID);
    assertThat(trial.drive().cleanup()).contains(Cleanup.CLEAN);
    assertThat(trial.cloud.existing()).isEmpty();
  }
}
