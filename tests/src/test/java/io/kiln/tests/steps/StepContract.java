package io.kiln.tests.steps;

import static org.assertj.core.api.Assertions.assertThat;

import io.kiln.build.Build;
import io.kiln.build.Outcome;
import io.kiln.build.Resource;
import io.kiln.build.ResourceState;
import io.kiln.build.Step;
import org.junit.jupiter.api.Test;

/** What every step that makes a resource must stand, however often it dies. */
interface StepContract {
  Stage stage();

  Step step();

  /** The key of the resource in the ledger. */
  String key();

  /** The state in which the step's turn comes. */
  Build before();

  /** Removes what {@link #before} made. */
  default void removeBefore(Build build) {}

  @Test
  default void runningItMakesOneAndUndoingItLeavesNone() {
    Build before = before();

    Build after = stage().run(step(), before);
    Resource made = after.ledger().find(key()).orElseThrow();
    Build undone = stage().undo(step(), after, key());

    assertThat(made.state()).isEqualTo(ResourceState.CREATED);
    assertThat(made.id()).isPresent();
    Resource gone = undone.ledger().find(key()).orElseThrow();
    assertThat(gone.state()).isEqualTo(ResourceState.GONE);
    assertThat(gone.proof()).isPresent();
    removeBefore(undone);
    assertThat(stage().leftovers()).isEmpty();
  }

  @Test
  default void theAnnouncedCallMadeTwiceMakesOne() {
    Build announced = stage().announced(step(), before(), key());

    String first = idAfter(step().run(announced));
    Build afterDeath = Stage.unclear(announced);
    Build again = stage().run(step(), afterDeath);

    assertThat(again.ledger().find(key()).orElseThrow().id()).contains(first);
    removeBefore(stage().undo(step(), again, key()));
    assertThat(stage().leftovers()).isEmpty();
  }

  @Test
  default void undoingItTwiceIsHarmless() {
    Build after = stage().run(step(), before());

    Build undone = stage().undo(step(), after, key());
    Build undoneAgain = stage().undo(step(), after, key());

    assertThat(undoneAgain.ledger().find(key()).orElseThrow().state())
        .isEqualTo(ResourceState.GONE);
    removeBefore(undone);
    assertThat(stage().leftovers()).isEmpty();
  }

  @Test
  default void undoingWhatWasOnlyAnnouncedFindsThatItWasNeverMade() {
    Build announced = Stage.unclear(stage().announced(step(), before(), key()));

    Build undone = stage().undo(step(), announced, key());

    Resource never = undone.ledger().find(key()).orElseThrow();
    assertThat(never.state()).isIn(ResourceState.WITHDRAWN, ResourceState.GONE);
    assertThat(never.proof()).isPresent();
    removeBefore(undone);
    assertThat(stage().leftovers()).isEmpty();
  }

  @Test
  default void undoingAfterALostAnswerLeavesNothing() {
    Build announced = stage().announced(step(), before(), key());
    step().run(announced);

    Build undone = stage().undo(step(), Stage.unclear(announced), key());

    assertThat(undone.ledger().find(key()).orElseThrow().state()).isEqualTo(ResourceState.GONE);
    removeBefore(undone);
    assertThat(stage().leftovers()).isEmpty();
  }

  private String idAfter(Outcome outcome) {
    return outcome.build().ledger().find(key()).orElseThrow().id().orElseThrow();
  }
}
