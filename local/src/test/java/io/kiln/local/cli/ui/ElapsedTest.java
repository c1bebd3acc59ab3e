package io.kiln.local.cli.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class ElapsedTest {
  @Test
  void theTwoLargestUnitsAreNamed() {
    assertThat(Elapsed.words(Duration.ofMillis(64_023))).isEqualTo("1 minute 4 seconds");
    assertThat(Elapsed.words(Duration.ofMillis(1_821))).isEqualTo("1 second 821 milliseconds");
    assertThat(Elapsed.words(Duration.ofNanos(16_049_000)))
        .isEqualTo("16 milliseconds 49 microseconds");
  }

  @Test
  void aUnitThatIsZeroIsLeftOut() {
    assertThat(Elapsed.words(Duration.ofHours(2).plusSeconds(3))).isEqualTo("2 hours 3 seconds");
    assertThat(Elapsed.words(Duration.ofDays(8))).isEqualTo("1 week 1 day");
  }

  @Test
  void nothingIsStillADuration() {
    assertThat(Elapsed.words(Duration.ZERO)).isEqualTo("0 microseconds");
  }
}
