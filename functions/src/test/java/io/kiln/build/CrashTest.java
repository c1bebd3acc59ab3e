package io.kiln.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Dies once at every boundary of a whole build: the end is the same, and nothing is left. */
class CrashTest {
  private static final Step FAILING =
      new Step() {
        @Override
        public String name() {
          return "fail";
        }

        @Override
        public Outcome run(Build build) {
          throw StepFailure.refused("it can't be done");
        }
      };

  static Stream<Integer> boundariesOfASuccess() {
    Trial trial = new Trial(Boundaries.harmless());
    trial.start();
    trial.drive();
    return IntStream.range(2, trial.boundaries.count()).boxed();
  }

  static Stream<Integer> boundariesOfAFailure() {
    Trial trial = new Trial(Boundaries.harmless()).endingWith(FAILING);
    trial.start();
    trial.drive();
    return IntStream.range(2, trial.boundaries.count()).boxed();
  }

  @ParameterizedTest
  @MethodSource("boundariesOfASuccess")
  void aBuildThatDiesOnceMakesOneImageAndLeavesNothing(int fatal) {
    Trial trial = new Trial(Boundaries.dyingAt(fatal));
    trial.start();

    Build end = trial.drive();

    assertThat(trial.deaths()).as(trial.boundaries.name(fatal)).isEqualTo(1);
    assertThat(end.result()).contains(Result.SUCCEEDED);
    assertThat(end.cleanup()).contains(Cleanup.CLEAN);
    assertThat(trial.cloud.existing())
        .containsOnlyKeys(end.ledger().find("image").orElseThrow().id().orElseThrow());
    assertThat(trial.cloud.made()).hasSize(4);
    assertThat(trial.records.active().list()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("boundariesOfAFailure")
  void aFailingBuildThatDiesOnceStillDeletesAllButWhatWasKept(int fatal) {
    Trial trial = new Trial(Boundaries.dyingAt(fatal)).endingWith(FAILING);
    trial.start();

    Build end = trial.drive();

    assertThat(end.result()).contains(Result.FAILED);
    assertThat(end.failure().orElseThrow().message()).isEqualTo("it can't be done");
    assertThat(end.cleanup()).contains(Cleanup.CLEAN);
    assertThat(trial.cloud.existing()).hasSize(1).containsValue("image");
  }
}
