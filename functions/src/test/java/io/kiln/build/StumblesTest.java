package io.kiln.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Functions that break or die at one move, again and again. */
class StumblesTest {
  private final RuntimeException broken = new IllegalStateException("a file is missing");

  private final Trial trial = new Trial(Boundaries.harmless());

  @Test
  void aMoveThatBreaksAfterItsClaimBreaksAgainAtOnceInsteadOfWaitingForIt() {
    trial.start();
    assertThat(trial.machine().advance().run(Trial.ID, 0).next()).isEqualTo(Next.STEP);

    for (int attempt = 0; attempt < 3; attempt++) {
      trial.cloud.answerOnce("create vpc", broken);
      assertThatThrownBy(() -> trial.machine().advance().run(Trial.ID, 0)).isSameAs(broken);
      assertThat(trial.records.last().claim()).isEmpty();
      trial.clock.move(Duration.ofSeconds(40));
    }

    assertThat(state().ledger().find("vpc").orElseThrow().state()).isEqualTo(ResourceState.UNCLEAR);
    assertThat(trial.drive().result()).contains(Result.SUCCEEDED);
    assertThat(trial.cloud.existing()).containsValue("image").hasSize(1);
  }

  @Test
  void aBuildWhoseMovesKeepDyingFailsAfterAQuarterOfAnHour() {
    Instant begun = trial.start().startedAt();
    trial.cloud.dieAt("create key");

    while (state().phase() == Phase.STEP) {
      dying(() -> trial.machine().advance().run(Trial.ID, 0));
    }

    assertThat(Duration.between(begun, trial.clock.instant()))
        .isBetween(Duration.ofMinutes(15), Duration.ofMinutes(25));
    assertThat(state().failure().orElseThrow().message())
        .isEqualTo("The function died again and again, for 15 minutes, the last time at: make-key");
    trial.cloud.dieNoMore();
    assertThat(trial.drive().cleanup()).contains(Cleanup.CLEAN);
    assertThat(trial.cloud.existing()).isEmpty();
  }

  @Test
  void undoingBeginsWithAllItsPatience() {
    trial.start();
    trial.machine().advance().run(Trial.ID, 0);
    trial.cloud.dieAt("create vpc");
    while (state().phase() == Phase.STEP) {
      dying(() -> trial.machine().advance().run(Trial.ID, 0));
    }
    trial.cloud.dieNoMore();
    trial.cloud.dieAt("delete");
    while (trial.records.last().claim().isEmpty()) {
      dying(() -> trial.machine().undo().run(Trial.ID, 0));
    }
    trial.cloud.dieNoMore();

    dying(() -> trial.machine().undo().run(Trial.ID, 0));
    assertThat(state().undoFailures()).isEmpty();
    assertThat(trial.drive().cleanup()).contains(Cleanup.CLEAN);
    assertThat(state().undoFailures()).isEmpty();
  }

  @Test
  void aSingleDeathLeavesTheBuildAllItsPatience() {
    trial.start();
    trial.cloud.dieAt("create key");
    dying(() -> trial.machine().advance().run(Trial.ID, 0));
    trial.cloud.dieNoMore();
    trial.clock.move(Duration.ofHours(1));

    assertThat(trial.drive().result()).contains(Result.SUCCEEDED);
  }

  @Test
  void deathsFarApartAreNoRow() {
    trial.start();
    trial.cloud.dieAt("create key");
    for (int hour = 0; hour < 5; hour++) {
      dying(() -> trial.machine().advance().run(Trial.ID, 0));
      trial.clock.move(Duration.ofHours(1));
    }

    trial.cloud.dieNoMore();
    assertThat(trial.drive().result()).contains(Result.SUCCEEDED);
    assertThat(state().stumble()).isEmpty();
  }

  @Test
  void whatTheFunctionsDieAtWhileUndoingIsNamedAndTheRestIsRemoved() {
    undoing();
    trial.cloud.dieAt("delete");
    while (state().undoFailures().isEmpty()) {
      dying(() -> trial.machine().undo().run(Trial.ID, 0));
    }
    trial.cloud.dieNoMore();

    assertThat(trial.drive().cleanup()).contains(Cleanup.LEAKED);
    assertThat(state().undoFailures())
        .singleElement()
        .asString()
        .startsWith("LEAKED: instance instance-")
        .contains("The function died again and again");
    assertThat(trial.cloud.existing()).containsValue("instance").hasSize(1);
  }

  @Test
  void anHourWithoutAKeyIsNoHourOfTryingToDelete() {
    undoing();
    StepFailure expired = new StepFailure(StepFailure.Kind.DENIED, "expired", null);
    trial.cloud.answerOnce("delete", expired);
    assertThatThrownBy(() -> trial.machine().undo().run(Trial.ID, 0)).isSameAs(expired);
    trial.clock.move(Duration.ofHours(1));
    trial.cloud.forgetSlowly();

    assertThat(trial.drive().cleanup()).contains(Cleanup.CLEAN);
    assertThat(state().undoFailures()).isEmpty();
  }

  /** The last step has failed: an instance and all before it are there, and are to go. */
  private void undoing() {
    trial.start();
    trial.cloud.answerOnce("create image", StepFailure.refused("no"));
    while (state().phase() == Phase.STEP) {
      trial.machine().advance().run(Trial.ID, 0);
    }
  }

  private void dying(Supplier<Answer> move) {
    try {
      trial.clock.move(Duration.ofSeconds(move.get().seconds()));
    } catch (Killed death) {
      trial.clock.move(Claim.LENGTH.plus(Claim.GRACE));
    }
  }

  private Build state() {
    return trial.records.last().state();
  }
}
