package io.kiln.trigger.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CronTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "30 3 * * *    | Asia/Shanghai | 2026-11-28T00:00:00Z | 2026-11-28T19:30:00Z",
        "30 3 * * *    | UTC           | 2026-11-28T03:30:00Z | 2026-11-29T03:30:00Z",
        "*/15 * * * *  | UTC           | 2026-11-28T03:31:00Z | 2026-11-28T03:45:00Z",
        "0 0 29 2 *    | UTC           | 2026-11-28T03:31:00Z | 2028-02-29T00:00:00Z",
        "0 4 * * 7     | UTC           | 2026-11-28T00:00:00Z | 2026-11-29T04:00:00Z",
        "0 4 * * mon-fri | UTC         | 2026-11-28T00:00:00Z | 2026-11-30T04:00:00Z",
        "0 4 1 * 1     | UTC           | 2026-11-28T00:00:00Z | 2026-11-30T04:00:00Z",
        "5,50 8-10/2 * jan * | UTC     | 2026-11-28T00:00:00Z | 2027-01-01T08:05:00Z",
        "0 3 * * *     | America/New_York | 2026-11-28T00:00:00Z | 2026-11-28T08:00:00Z"
      })
  void theNextMomentIsFound(String cron, String zone, String after, String next) {
    assertThat(Cron.of(cron, zone).after(Instant.parse(after))).contains(Instant.parse(next));
  }

  @Test
  void anHourThatTheClocksSkipRunsOnceBehindTheGap() {
    List<Instant> runs = runs("30 2 * * *", "Europe/Berlin", "2026-03-28T12:00:00Z", 2);

    assertThat(runs)
        .containsExactly(
            Instant.parse("2026-03-29T01:30:00Z"), Instant.parse("2026-03-30T00:30:00Z"));
  }

  @Test
  void anHourThatComesTwiceRunsOnce() {
    List<Instant> runs = runs("30 2 * * *", "Europe/Berlin", "2026-10-24T12:00:00Z", 2);

    assertThat(runs)
        .containsExactly(
            Instant.parse("2026-10-25T00:30:00Z"), Instant.parse("2026-10-26T01:30:00Z"));
  }

  @Test
  void whatRunsEveryHourRunsInEachHourThatPasses() {
    List<Instant> runs = runs("0 * * * *", "Europe/Berlin", "2026-10-24T23:30:00Z", 4);

    assertThat(runs)
        .containsExactly(
            Instant.parse("2026-10-25T00:00:00Z"),
            Instant.parse("2026-10-25T01:00:00Z"),
            Instant.parse("2026-10-25T02:00:00Z"),
            Instant.parse("2026-10-25T03:00:00Z"));
  }

  @Test
  void missedMomentsAreCountedAndTheLastIsKnown() {
    Cron.Missed missed =
        Cron.of("0 3 * * *", "UTC")
            .between(Instant.parse("2026-11-01T03:00:00Z"), Instant.parse("2026-11-04T12:00:00Z"));

    assertThat(missed.count()).isEqualTo(3);
    assertThat(missed.latest()).isEqualTo(Instant.parse("2026-11-04T03:00:00Z"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "* * * *        | UTC      | has not five fields",
        "61 * * * *     | UTC      | '61' is no minute: write *, a number from 0 to 59",
        "* * * * MONDAY | UTC      | 'MONDAY' is no day of the week",
        "*/0 * * * *    | UTC      | '*/0' is no minute",
        "5-1 * * * *    | UTC      | '5-1' is no minute",
        "0 0 30 2 *     | UTC      | never comes",
        "0 3 * * *      | Shanghai | 'Shanghai' is no time zone: write one like Asia/Shanghai"
      })
  void whatIsWrongIsNamed(String cron, String zone, String words) {
    assertThatThrownBy(() -> Cron.of(cron, zone))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(words);
  }

  private static List<Instant> runs(String cron, String zone, String after, int count) {
    List<Instant> runs = new ArrayList<>();
    Instant last = Instant.parse(after);
    for (int i = 0; i < count; i++) {
      last = Cron.of(cron, zone).after(last).orElseThrow();
      runs.add(last);
    }
    return runs;
  }
}
