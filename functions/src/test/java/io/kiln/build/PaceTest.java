package io.kiln.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PaceTest {
  private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

  private static long after(int waited, int first) {
    return Pace.seconds(Duration.ofSeconds(first), BEGIN, BEGIN.plusSeconds(waited));
  }

  @Test
  void theFirstLookComesAtTheExpectedMoment() {
    assertThat(after(0, 20)).isEqualTo(20);
    assertThat(after(15, 20)).isEqualTo(5);
  }

  @Test
  void thenEachWaitIsAFewPercentLongerThanTheOneBefore() {
    assertThat(after(20, 20)).isEqualTo(3);
    assertThat(after(200, 20)).isEqualTo(12);
  }

  @Test
  void noWaitIsLongerThanCloudFlowAllows() {
    assertThat(after(0, 4000)).isEqualTo(300);
    assertThat(after(46_800, 20)).isEqualTo(300);
  }

  @Test
  void aThirteenHourWaitTakesAFewHundredLooks() {
    int waited = 0;
    int looks = 0;
    while (waited < 13 * 3600) {
      waited += (int) after(waited, 5);
      looks++;
    }

    assertThat(looks).isLessThan(260);
  }
}
