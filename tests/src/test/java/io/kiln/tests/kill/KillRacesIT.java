package io.kiln.tests.kill;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The other parts of {@code tests/kill-everywhere}: races, and a mistake that it must find. */
@Timeout(value = 400, unit = TimeUnit.SECONDS)
class KillRacesIT {
  private static final long SEED = Long.getLong("kill.seed", System.nanoTime());

  private static Plan plan = Plan.of(List.of());

  @BeforeAll
  static void listen() {
    System.out.println("KillRacesIT: -Dkill.seed=" + SEED);
    plan = Plan.of(Campaign.boundaries());
  }

  /** Each scene is closed by then. */
  @AfterAll
  static void nothingIsLeftOnThisComputer() {
    assertThat(Scene.leftovers()).isEmpty();
  }

  @Test
  void driversThatRaceBakeOneImage() throws Exception {
    Campaign campaign = new Campaign();
    campaign.race(6, plan.sample(60, SEED));

    Summary summary = new Summary(plan, List.of(), campaign.outcomes());

    assertThat(summary.green()).as(summary.text()).isTrue();
  }

  @Test
  void aSkippedAnnouncementTurnsTheReportRed() throws Exception {
    List<Kill> nearby =
        plan.all().stream().filter(kill -> kill.boundary().call().equals("CreateImage")).toList();
    Campaign campaign = new Campaign(bucket -> new Planted(bucket, "create-image"));
    campaign.kill(nearby);

    Summary summary = new Summary(plan, campaign.outcomes(), List.of());

    assertThat(summary.green()).as(summary.text()).isFalse();
    assertThat(summary.count(Fault.Kind.LEAKED)).as(summary.text()).isPositive();
  }
}
