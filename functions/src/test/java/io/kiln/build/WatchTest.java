package io.kiln.build;

import static org.assertj.core.api.Assertions.assertThat;

import io.kiln.build.Outcome.Wait;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class WatchTest {
  private final Trial trial = new Trial(Boundaries.harmless());

  @Test
  void anEntrySaysByWhenTheNextMoveIsDue() {
    trial.endingWith(new Patient()).start(build -> build.withStep("patient"));

    Answer answer = trial.machine().advance().run(Trial.ID, 0);

    assertThat(answer.next()).isEqualTo(Next.WAIT);
    assertThat(trial.records.last().due())
        .contains(trial.clock.instant().plusSeconds(answer.seconds()));
  }

  @Test
  void inALongWaitTheDueMomentNeverLiesFarBehind() {
    trial.endingWith(new Patient()).start(build -> build.withStep("patient"));
    Instant end = trial.clock.instant().plus(Duration.ofHours(13));

    while (trial.clock.instant().isBefore(end)) {
      Answer answer = trial.machine().advance().run(Trial.ID, 0);
      trial.clock.move(Duration.ofSeconds(answer.seconds()));
      Duration late = Duration.between(trial.records.last().dueAt(), trial.clock.instant());
      assertThat(late).isLessThanOrEqualTo(Duration.ofMinutes(5));
    }

    assertThat(trial.records.last().seq()).isBetween(50L, 200L);
  }

  @Test
  void anAdoptedBuildIsTheWatchdogsUntilItIsReleased() {
    trial.start();

    trial.machine().watch().adopt(Trial.ID);
    assertThat(trial.records.last().state().adopted()).isTrue();
    trial.machine().watch().adopt(Trial.ID);
    assertThat(trial.records.last().seq()).isEqualTo(2);

    trial.machine().watch().release(Trial.ID);
    assertThat(trial.records.last().state().adopted()).isFalse();
  }

  @Test
  void aMoveThatKeepsBreakingFailsTheBuildAfterAWhile() {
    trial.start();

    Answer first = trial.machine().watch().stumbled(Trial.ID, "broken: s3cret");
    trial.clock.move(Duration.ofMinutes(14));
    Answer second = trial.machine().watch().stumbled(Trial.ID, "broken: s3cret");
    trial.clock.move(Duration.ofMinutes(2));
    Answer last = trial.machine().watch().stumbled(Trial.ID, "broken: s3cret");

    assertThat(first.next()).isEqualTo(Next.WAIT);
    assertThat(second.next()).isEqualTo(Next.WAIT);
    assertThat(last.next()).isEqualTo(Next.UNDO);
    assertThat(trial.records.last().state().failure().orElseThrow().message())
        .isEqualTo("broken: <sensitive>");
  }

  /** Waits for ever. */
  private static final class Patient implements Step {
    @Override
    public String name() {
      return "patient";
    }

    @Override
    public Outcome run(Build build) {
      return Outcome.wait(
          build, Wait.of("the end of time", Duration.ofMinutes(1), Duration.ofHours(13)));
    }
  }
}
