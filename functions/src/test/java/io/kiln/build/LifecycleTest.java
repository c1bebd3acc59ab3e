package io.kiln.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LifecycleTest {
  private final Trial trial = new Trial(Boundaries.harmless());
  private final Lifecycle lifecycle = new Lifecycle(trial.clock);
  private final PretendStep vpc = new PretendStep("vpc", trial.cloud, lifecycle, false, true);
  private final PretendStep key = new PretendStep("key", trial.cloud, lifecycle, false, false);

  @Test
  void aResourceIsAnnouncedWithItsTokenBeforeTheCall() {
    Outcome outcome = vpc.run(trial.start());

    Resource announced = outcome.build().ledger().find("vpc").orElseThrow();
    assertThat(outcome.kind()).isEqualTo(Outcome.Kind.ANNOUNCE);
    assertThat(announced.state()).isEqualTo(ResourceState.INTENDED);
    assertThat(announced.request().asText()).isEqualTo(announced.token());
    assertThat(trial.cloud.made()).isEmpty();
  }

  @Test
  void whatCannotBeReplayedNeedsTwoEmptyLooksHalfAMinuteApart() {
    Build unclear = Claims.unclear(key.run(trial.start()).build());

    Outcome first = key.run(unclear);
    assertThat(first.kind()).isEqualTo(Outcome.Kind.WAIT);
    assertThat(key.run(first.build()).kind()).isEqualTo(Outcome.Kind.WAIT);

    trial.clock.move(Duration.ofSeconds(30));
    Outcome second = key.run(first.build());
    assertThat(second.build().ledger().find("key").orElseThrow().state())
        .isEqualTo(ResourceState.WITHDRAWN);

    Resource again = key.run(second.build()).build().ledger().find("key").orElseThrow();
    assertThat(again.attempt()).isEqualTo(1);
  }

  @Test
  void whatWasMadeWithoutAnAnswerIsFoundAgain() {
    Build announced = vpc.run(trial.start()).build();
    vpc.run(announced);

    Outcome found = vpc.run(Claims.unclear(announced));

    assertThat(found.build().ledger().idOf("vpc")).isEqualTo("vpc-0");
    assertThat(trial.cloud.made()).containsExactly("vpc-0");
  }

  @Test
  void aReplayThatIsRefusedDoesNotProveThatTheLostCallMadeNothing() {
    Build unclear = Claims.unclear(vpc.run(trial.start()).build());
    Outcome replay = vpc.run(unclear);
    assertThat(replay.kind()).isEqualTo(Outcome.Kind.ANNOUNCE);

    Build throttled = Claims.refused(replay.build(), "Throttling");

    Resource resource = throttled.ledger().find("vpc").orElseThrow();
    assertThat(resource.state()).isEqualTo(ResourceState.UNCLEAR);
    assertThat(vpc.run(throttled).build().ledger().find("vpc").orElseThrow().token())
        .isEqualTo(resource.token());
    assertThat(vpc.undo(throttled, resource).kind()).isEqualTo(Outcome.Kind.WAIT);
  }

  @Test
  void emptyLooksBeforeAReplayProveNothingOfTheReplay() {
    Build unclear = Claims.unclear(vpc.run(trial.start()).build());
    Build replayed = Claims.unclear(vpc.run(unclear).build());
    trial.clock.move(Duration.ofSeconds(30));

    Outcome look = vpc.undo(replayed, replayed.ledger().find("vpc").orElseThrow());

    assertThat(look.kind()).isEqualTo(Outcome.Kind.WAIT);
  }

  @Test
  void theRefusalOfAReplayWithdrawsNothing() {
    Build unclear = Claims.unclear(vpc.run(trial.start()).build());
    Build replay = vpc.run(unclear).build();
    StepFailure noStock = StepFailure.refused("OperationDenied.NoStock");

    assertThatThrownBy(() -> Lifecycle.withdrawn(replay, "vpc", noStock)).isSameAs(noStock);
  }

  @Test
  void aResourceThatVanishesFailsTheBuildAfterTwoMinutes() {
    Build created = vpc.run(vpc.run(trial.start()).build()).build();
    trial.cloud.delete("vpc-0");

    assertThat(vpc.run(created).kind()).isEqualTo(Outcome.Kind.WAIT);
    trial.clock.move(Duration.ofMinutes(2));
    assertThatThrownBy(() -> vpc.run(created))
        .isInstanceOf(StepFailure.class)
        .hasMessage("The vpc vpc-0 has vanished (saw no vpc-0)");
  }

  @Test
  void aDeletionThatIsRefusedCountsWhereTheThingIsGoneAlready() {
    Build made = vpc.run(vpc.run(trial.start()).build()).build();
    Build leaving = vpc.undo(made, resource(made)).build();
    StepFailure refusal = StepFailure.refused("Forbidden.RAM");

    trial.cloud.answerOnce("delete", refusal);
    assertThatThrownBy(() -> vpc.undo(leaving, resource(leaving))).isSameAs(refusal);

    trial.cloud.delete("vpc-0");
    trial.cloud.answerOnce("delete", refusal);
    Outcome gone = vpc.undo(leaving, resource(leaving));
    assertThat(resource(gone.build()).state()).isEqualTo(ResourceState.GONE);
  }

  private static Resource resource(Build build) {
    return build.ledger().find("vpc").orElseThrow();
  }
}
