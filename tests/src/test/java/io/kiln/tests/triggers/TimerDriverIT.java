package io.kiln.tests.triggers;

import static org.assertj.core.api.Assertions.assertThat;

import io.kiln.build.BuildId;
import io.kiln.build.Cleanup;
import io.kiln.build.Result;
import io.kiln.local.machine.MachineHost;
import io.kiln.local.rpc.Call;
import io.kiln.trigger.series.Decision.Verdict;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** One parameter, and everything is driven by timers: where there is no CloudFlow. */
@Tag("slow")
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class TimerDriverIT {
  @Test
  void aBakeAnUploadAndFiveNightsNeedNoFlow(@TempDir Path home) {
    try (Stand stand = new Stand(home, MachineHost.namespaces(home), Map.of("Driver", "tick"))) {
      BuildId bake = stand.submit(Templates.bare("bare"));
      stand.await("the bake", () -> stand.build(bake).endedAt().isPresent());
      assertThat(stand.build(bake).result()).contains(Result.SUCCEEDED);
      assertThat(stand.build(bake).cleanup()).contains(Cleanup.CLEAN);

      stand.put("templates/site/kiln.json", "{\"schedule\":{\"cron\":\"0 3 * * *\"}}");
      stand.put("templates/site/run.sh", "echo hello >/etc/hello");
      stand.put("templates/site/template.json", Templates.withScript("site"));
      stand.await(
          "the upload's image",
          () -> stand.isDecided("site") && stand.series("site").baked().isPresent());
      stand.rest();
      fiveNights(stand);

      assertThat(stand.builds()).hasSize(3);
      assertThat(stand.cloud().calls().all())
          .extracting(Call::action)
          .doesNotContain("StartExecution", "DescribeExecution");
      assertThat(stand.failures()).isEmpty();
    }
  }

  /** On the third the script has changed. */
  private static void fiveNights(Stand stand) {
    for (int night = 1; night <= 5; night++) {
      Instant at = nextNight(stand.cloud().clock().instant());
      if (night == 3) {
        stand.put(
            "templates/site/kiln.json",
            "{\"on_upload\":false,\"schedule\":{\"cron\":\"0 3 * * *\"}}");
        stand.put("templates/site/run.sh", "echo changed >/etc/hello");
        stand.rest();
      }
      stand.until(at);
      Verdict expected = night == 3 ? Verdict.SUCCEEDED : Verdict.SKIPPED;
      stand.await(
          "night " + night,
          () ->
              !stand.series("site").decision().at().isBefore(at)
                  && stand.series("site").decision().verdict() == expected);
      stand.rest();
    }
    List<BuildId> builds = stand.series("site").baked().orElseThrow().builds();
    assertThat(stand.json("results/site/" + builds.get(0) + "/manifest.json").path("because"))
        .hasToString("\"the file run.sh was changed\"");
  }

  private static Instant nextNight(Instant now) {
    Instant today = now.atZone(ZoneOffset.UTC).with(LocalTime.of(3, 0)).toInstant();
    return today.isAfter(now) ? today : today.plusSeconds(24 * 3600);
  }
}
