package io.kiln.local.fc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:30Z");
  private static final List<String> ZONES =
      List.of("Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "America/St_Johns");

  @ParameterizedTest
  @CsvSource({
    "@every 1m,2026-11-22T12:01:30Z",
    "@every 90m,2026-11-22T13:30:30Z",
    "0 0 4 * * *,2026-11-23T04:00:00Z",
    "CRON_TZ=Asia/Shanghai 0 0 4 1 * *,2026-11-30T20:00:00Z",
    "*/20 * * * * *,2026-11-22T12:00:40Z",
    "0 0 0 29 2 *,2028-02-29T00:00:00Z",
    "0 15 10 ? * MON-FRI,2026-11-23T10:15:00Z",
    "0 0 0 13 * FRI,2026-11-27T00:00:00Z",
    "30 5/10 9-17 * NOV *,2026-11-22T12:05:30Z"
  })
  void theNextMomentFollowsFromTheExpression(String expression, String next) {
    assertThat(Schedule.of(expression, NOW).after(NOW)).contains(Instant.parse(next));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "@every 0m",
        "@every 30s",
        "@daily",
        "* * * * *",
        "60 * * * * *",
        "0 0 0 32 * *",
        "CRON_TZ=Nowhere/Land 0 0 4 * * *",
        "0 0 9-8 * * *",
        "x * * * * *",
        ""
      })
  void whatIsNoScheduleIsRefused(String expression) {
    assertThatThrownBy(() -> Schedule.of(expression, NOW))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aDayThatNeverComesHasNoMoment() {
    assertThat(Schedule.of("0 0 0 31 2 *", NOW).after(NOW)).isEmpty();
  }

  /** Against the simplest reading: the first second after it at which every field fits. */
  @Test
  void nothingIsMissedNorInventedAroundAChangeOfTheClocks() {
    Random random = new Random(20261122);
    for (int i = 0; i < 400; i++) {
      ZoneId zone = ZoneId.of(ZONES.get(random.nextInt(ZONES.size())));
      ZoneOffsetTransition change =
          zone.getRules().nextTransition(NOW.plus(Duration.ofDays(random.nextInt(3000))));
      Instant from = change.getInstant().minusSeconds(random.nextInt(7200));
      String text = "0 " + field(random, 60) + " " + field(random, 5) + " * * *";
      Cron cron = Cron.of(text, zone);

      Instant next = cron.after(from).orElseThrow();

      assertThat(next).as("%s in %s after %s", text, zone, from).isEqualTo(naive(cron, from, zone));
    }
  }

  private static String field(Random random, int values) {
    return random.nextInt(3) == 0 ? "*" : random.nextInt(values) + "," + random.nextInt(values);
  }

  private static Instant naive(Cron cron, Instant from, ZoneId zone) {
    ZonedDateTime time = from.atZone(zone).plusSeconds(1);
    while (!cron.matches(time)) {
      time = time.plusSeconds(1);
    }
    return time.toInstant();
  }
}
