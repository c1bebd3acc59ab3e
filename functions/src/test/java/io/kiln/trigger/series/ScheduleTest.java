package io.kiln.trigger.series;

import static io.kiln.trigger.series.SeriesRig.TEMPLATE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kiln.trigger.schedule.Schedule;
import io.kiln.trigger.series.Decision.Verdict;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ScheduleTest {
  private static final String NIGHTLY = "\"schedule\":{\"cron\":\"0 3 * * *\"";

  private final SeriesRig rig = new SeriesRig();

  @Test
  void aNightOnWhichNothingHasChangedIsSkippedAndThatIsSaid() {
    upload("{" + NIGHTLY + "}}");

    rig.at("2026-11-02T03:00:00Z");

    assertThat(rig.started).hasSize(1);
    assertThat(rig.decision("site").verdict()).isEqualTo(Verdict.SKIPPED);
    assertThat(rig.decision("site").why())
        .isEqualTo("nothing has changed since " + rig.started.get(0));
  }

  @Test
  void aNewBaseImageIsAReason() {
    upload("{" + NIGHTLY + "}}");
    rig.baseImage = "m-base-2";

    rig.at("2026-11-02T03:00:00Z");
    rig.at("2026-11-03T03:00:00Z");

    assertThat(rig.started).hasSize(2);
    assertThat(because(1))
        .isEqualTo("the base image of alicloud-ecs is m-base-2 now, it was m-base-1");
    assertThat(rig.store.bundles().find(rig.started.get(1)).orElseThrow().force()).isTrue();
    assertThat(rig.decision("site").verdict()).isEqualTo(Verdict.SKIPPED);
  }

  @Test
  void aScriptOrAVariableThatWasChangedIsAReason() {
    upload("{\"on_upload\":false," + NIGHTLY + "}}");
    rig.at("2026-11-02T03:00:00Z");
    assertThat(because(0)).isEqualTo("it was never baked");

    rig.put("site/run.sh", "echo other");
    rig.at("2026-11-03T03:00:00Z");
    assertThat(because(1)).isEqualTo("the file run.sh was changed");

    rig.put("site/kiln.json", "{\"on_upload\":false,\"variables\":{\"a\":\"b\"}," + NIGHTLY + "}}");
    rig.at("2026-11-04T03:00:00Z");
    assertThat(because(2)).isEqualTo("the variable a was changed");
  }

  @Test
  void aWatchedFileIsAReasonOnceItChanges() {
    String file = "https://mirror.example/InRelease";
    upload("{" + NIGHTLY + ",\"watch\":[\"" + file + "\"]}}");
    rig.at("2026-11-02T03:00:00Z");
    assertThat(rig.started).hasSize(1);

    rig.indexes.put(file, IndexMark.builder().sha256("second").build());
    rig.at("2026-11-03T03:00:00Z");

    assertThat(because(1)).isEqualTo(file + " was changed");
  }

  @Test
  void theAgeOfAnImageIsAReasonWhereItIsLimited() {
    upload("{" + NIGHTLY + ",\"max_age_days\":3}}");
    for (int day = 2; day <= 5; day++) {
      rig.at("2026-11-0" + day + "T03:00:00Z");
    }

    assertThat(rig.started).hasSize(2);
    assertThat(because(1)).isEqualTo("the image is 3 days old (max_age_days)");
  }

  @Test
  void forceBakesEachTime() {
    upload("{" + NIGHTLY + ",\"force\":true}}");
    rig.at("2026-11-02T03:00:00Z");
    rig.at("2026-11-03T03:00:00Z");

    assertThat(rig.started).hasSize(3);
    assertThat(because(2)).isEqualTo("it is baked each time (force)");
  }

  @Test
  void missedNightsAreMadeUpForOnce() {
    upload("{" + NIGHTLY + "}}");
    rig.baseImage = "m-base-2";
    rig.downtime(Duration.ofDays(5));

    rig.pass(Duration.ofMinutes(10));
    rig.pass(Duration.ofHours(10));

    assertThat(rig.started).hasSize(2);
    assertThat(because(1)).endsWith("(once for 5 times that were missed)");
  }

  @Test
  void aRunThatStillGoesIsNotDoubled() {
    upload("{" + NIGHTLY + "}}");
    rig.baseImage = "m-base-2";
    rig.slow = true;
    rig.at("2026-11-02T03:00:00Z");
    rig.at("2026-11-03T03:00:00Z");

    assertThat(rig.started).hasSize(2);
    assertThat(rig.decision("site").why())
        .isEqualTo(rig.started.get(1) + " still goes: it is not doubled");
  }

  @Test
  void afterFailuresItRestsAndIsPausedInTheEnd() {
    upload("{" + NIGHTLY + ",\"max_failures\":3}}");
    rig.baseImage = "m-base-2";
    rig.failure = "no stock";

    rig.at("2026-11-02T03:00:00Z");
    assertThat(rig.series("site").failures()).isEqualTo(1);
    rig.at("2026-11-03T03:00:00Z");
    assertThat(rig.series("site").failures()).isEqualTo(2);
    rig.at("2026-11-04T03:00:00Z");
    assertThat(rig.decision("site").why())
        .isEqualTo("it rests after 2 failures in a row; the next time it is tried again");
    rig.at("2026-11-05T03:00:00Z");

    assertThat(rig.decision("site").verdict()).isEqualTo(Verdict.PAUSED);
    assertThat(rig.decision("site").why())
        .isEqualTo("paused after 3 failures in a row, the last: no stock");
    assertThat(rig.store.outbox().waiting()).anyMatch(id -> id.startsWith("paused-site-"));
    rig.at("2026-11-09T03:00:00Z");
    assertThat(rig.started).hasSize(4);
  }

  @Test
  void aPersonResumesAPausedSchedule() {
    afterFailuresItRestsAndIsPausedInTheEnd();
    rig.failure = "";

    rig.schedules().resume("site", "a person");
    rig.at("2026-11-10T03:00:00Z");

    assertThat(rig.decision("site").verdict()).isEqualTo(Verdict.SUCCEEDED);
    assertThat(rig.series("site").failures()).isZero();
  }

  @Test
  void anotherContentIsAnotherChance() {
    upload("{\"on_upload\":false," + NIGHTLY + "}}");
    rig.failure = "broken script";
    rig.at("2026-11-02T03:00:00Z");
    rig.at("2026-11-03T03:00:00Z");
    rig.failure = "";
    rig.put("site/run.sh", "echo mended");

    rig.at("2026-11-04T03:00:00Z");

    assertThat(rig.decision("site").verdict()).isEqualTo(Verdict.SUCCEEDED);
  }

  @Test
  void withTooManyBuildsUnderWayItQueues() {
    upload("{" + NIGHTLY + "}}");
    rig.maxBuilds = 1;
    rig.baseImage = "m-base-2";
    rig.slow = true;
    rig.quietly("other/template.json", TEMPLATE);
    rig.put("other/run.sh", "echo hello");
    rig.pass(Duration.ofMinutes(1));

    rig.at("2026-11-02T03:00:00Z");
    assertThat(rig.decision("site").verdict()).isEqualTo(Verdict.QUEUED);
    rig.slow = false;
    rig.pass(Duration.ofMinutes(20));

    assertThat(rig.started).hasSize(3);
    assertThat(rig.decision("site").verdict()).isEqualTo(Verdict.SUCCEEDED);
  }

  @Test
  void aPersonSetsPausesAndRemovesASchedule() {
    upload("{}");
    Schedule schedule = Schedule.builder().cron("0 3 * * *").zone("Asia/Shanghai").build();

    rig.schedules().set("site", schedule, "a person");
    assertThat(rig.schedules().next(rig.series("site")))
        .contains(Instant.parse("2026-11-01T19:00:00Z"));
    rig.baseImage = "m-base-2";
    rig.at("2026-11-01T19:00:00Z");
    assertThat(rig.started).hasSize(2);
    rig.schedules().pause("site", "holidays");
    rig.baseImage = "m-base-3";
    rig.at("2026-11-02T19:00:00Z");
    assertThat(rig.started).hasSize(2);
    rig.schedules().remove("site", "a person");

    assertThat(rig.series("site").schedule()).isEmpty();
    assertThat(rig.schedules().pause("site", "again")).isEmpty();
    assertThatThrownBy(() -> rig.schedules().set("../x", schedule, "a person"))
        .hasMessageContaining("can't name a template's folder");
  }

  @Test
  void anAddressThatIsNoneOnTheWebIsNotWatched() {
    upload("{}");
    Schedule schedule =
        Schedule.builder()
            .cron("0 3 * * *")
            .addWatch("mirror.example/InRelease", "https://mirror.example/In Release")
            .build();

    assertThatThrownBy(() -> rig.schedules().set("site", schedule, "a person"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'mirror.example/InRelease' is no address on the web")
        .hasMessageContaining("'https://mirror.example/In Release' is no address");
    assertThat(rig.series("site").schedule()).isEmpty();
  }

  @Test
  void aQueuedNightWhoseBaseImageIsGoneIsSkippedWithTheReason() {
    upload("{" + NIGHTLY + "}}");
    rig.maxBuilds = 1;
    rig.baseImage = "m-base-2";
    rig.slow = true;
    rig.quietly("other/template.json", TEMPLATE);
    rig.put("other/run.sh", "echo hello");
    rig.pass(Duration.ofMinutes(1));
    rig.at("2026-11-02T03:00:00Z");
    assertThat(rig.decision("site").verdict()).isEqualTo(Verdict.QUEUED);

    rig.noBaseImage = "no image 'ubuntu'";
    rig.slow = false;
    rig.pass(Duration.ofMinutes(20));

    assertThat(rig.decision("site").verdict()).isEqualTo(Verdict.SKIPPED);
    assertThat(rig.decision("site").why()).isEqualTo("no image 'ubuntu'");
    assertThat(rig.series("site").queued()).isEmpty();
  }

  @Test
  void aBuildThatIsLeftStandingTakesNoPlaceFromAScheduledOne() {
    upload("{" + NIGHTLY + "}}");
    rig.maxBuilds = 1;
    rig.failure = "broken script";
    rig.quietly("other/kiln.json", "{\"on_error\":\"abort\"}");
    rig.quietly("other/template.json", TEMPLATE);
    rig.put("other/run.sh", "echo hello");
    rig.pass(Duration.ofMinutes(3));
    assertThat(rig.store.active().list()).hasSize(1);
    rig.failure = "";
    rig.baseImage = "m-base-2";

    rig.at("2026-11-02T03:00:00Z");

    assertThat(rig.decision("site").verdict()).isEqualTo(Verdict.SUCCEEDED);
  }

  private void upload(String instructions) {
    rig.quietly("site/kiln.json", instructions);
    rig.quietly("site/template.json", TEMPLATE);
    rig.put("site/run.sh", "echo hello");
    rig.pass(Duration.ofMinutes(3));
  }

  private String because(int run) {
    return rig.result("site/" + rig.started.get(run) + "/manifest.json").path("because").asText();
  }
}
