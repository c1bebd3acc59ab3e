package io.kiln.tests.triggers;

import static org.assertj.core.api.Assertions.assertThat;

import io.kiln.build.BuildId;
import io.kiln.build.Cleanup;
import io.kiln.local.Resource;
import io.kiln.local.fault.Effect;
import io.kiln.local.fault.Fault;
import io.kiln.local.machine.MachineHost;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The nightly timer of the sweeper, though no build is under way at night. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
@Tag("slow")
class SweepNightIT {
  @Test
  void whatABuildLeftBehindIsGoneTheMorningAfter(@TempDir Path home) {
    try (Stand stand = new Stand(home, MachineHost.namespaces(home), Map.of())) {
      stand
          .cloud()
          .faults()
          .add(Fault.each("DeleteVpc", new Effect.Refuse(403, "Forbidden.RAM", "No.")));
      BuildId build = stand.submit(Templates.bare("leaking"));
      stand.await("the end", () -> stand.build(build).endedAt().isPresent());
      stand.rest();
      assertThat(stand.build(build).cleanup()).contains(Cleanup.LEAKED);
      assertThat(stand.cloud().resources()).extracting(Resource::type).contains("vpc");
      stand.cloud().faults().clear();

      stand.until(afterTheSweep(stand.cloud().clock().instant()));
      stand.await("the sweep", () -> stand.keys("leaking/").isEmpty());
      stand.rest();

      assertThat(stand.build(build).cleanup()).contains(Cleanup.CLEAN);
      assertThat(stand.cloud().resources())
          .extracting(Resource::type)
          .containsOnly("image", "snapshot");
      assertThat(stand.failures()).isEmpty();
    }
  }

  private static Instant afterTheSweep(Instant now) {
    Instant today = now.atZone(ZoneOffset.UTC).with(LocalTime.of(18, 31)).toInstant();
    return today.isAfter(now) ? today : today.plusSeconds(24 * 3600);
  }
}
