package io.kiln.tests.kill;

import static org.assertj.core.api.Assertions.assertThat;

import io.kiln.local.rpc.Call;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A sample of what {@code tests/kill-everywhere} does, drawn anew each time. */
@Timeout(value = 400, unit = TimeUnit.SECONDS)
class KillEverywhereIT {
  private static final long SEED = Long.getLong("kill.seed", System.nanoTime());

  private static Plan plan = Plan.of(List.of());

  @BeforeAll
  static void listen() {
    System.out.println("KillEverywhereIT: -Dkill.seed=" + SEED);
    plan = Plan.of(Campaign.boundaries());
  }

  /** Each scene is closed by then. */
  @AfterAll
  static void nothingIsLeftOnThisComputer() {
    assertThat(Scene.leftovers()).isEmpty();
  }

  @Test
  void whateverDiesWhereverItDiesOneImageIsBakedAndNothingIsLeft() throws Exception {
    Campaign campaign = new Campaign();
    campaign.kill(plan.sample(60, SEED));

    Summary summary = new Summary(plan, campaign.outcomes(), List.of());

    assertThat(summary.green()).as(summary.text()).isTrue();
  }

  @Test
  void everyCallInTheCloudsOwnLogIsABoundary() throws Exception {
    Tap tap = Tap.listening();
    try (Scene scene = Scene.fresh(tap)) {
      Life life = scene.life();
      Trial.submit(scene, life);
      Driver.FLOW.drive(scene, life);

      List<Call> calls = scene.cloud().calls().all();

      assertThat(tap.passed())
          .filteredOn(boundary -> boundary.port() == Port.ECS)
          .extracting(Boundary::call)
          .containsExactlyElementsOf(
              calls.stream()
                  .filter(call -> !call.product().equals("Oss"))
                  .map(Call::action)
                  .toList());
      assertThat(tap.passed())
          .filteredOn(boundary -> boundary.call().equals("create builds/journal"))
          .hasSize(
              (int)
                  calls.stream()
                      .filter(call -> call.action().equals("PutObject"))
                      .filter(
                          call -> call.parameters().getOrDefault("key", "").contains("/journal/"))
                      .count());
    }
  }
}
