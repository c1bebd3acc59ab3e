package io.kiln.template.option;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GoDurationTest {
  @ParameterizedTest
  @CsvSource({
    "0,PT0S",
    "90s,PT1M30S",
    "1h30m,PT1H30M",
    "1.5s,PT1.5S",
    "-2m,PT-2M",
    ".5h,PT30M",
    "250ms,PT0.25S"
  })
  void goDurationsAreRead(String text, Duration duration) {
    assertThat(GoDuration.parse(text)).contains(duration);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "10", "5 m", "m", "1d", ".s", "1h-5m", "99999999999h"})
  void whatGoRefusesIsRefused(String text) {
    assertThat(GoDuration.parse(text)).isEmpty();
  }
}
