package io.kiln.tests.kill;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A few of the storms of {@code tests/storm}, the same ones each time. */
@Timeout(value = 240, unit = TimeUnit.SECONDS)
class StormIT {
  private static final long SEED = Long.getLong("storm.seed", 10);

  @Test
  void aBuildLivesThroughThrottlingAndLostAnswersOnEveryCall() throws Exception {
    assertThat(Storms.live(SEED, 4, passed -> {}))
        .as("-Dstorm.seed=" + SEED)
        .allSatisfy(
            passed -> {
              assertThat(passed.faults()).as(passed.text()).isEmpty();
              assertThat(passed.struck()).isPositive();
            });
    assertThat(Scene.leftovers()).isEmpty();
  }
}
