package io.kiln.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.kiln.build.Build;
import io.kiln.build.Cleanup;
import io.kiln.build.Resource;
import io.kiln.build.Result;
import io.kiln.local.fc.Invoked;
import io.kiln.local.flow.OutputShape;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whoever drives, it is the same machine: the same image, the same receipt. */
@Tag("slow")
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class DriversIT {
  private static final String SEED =
      "{\"builders\":[{\"type\":\"alicloud-ecs\",\"region\":\"cn-shenzhen\","
          + "\"image_name\":\"cus_image\","
          + "\"source_image\":\"ubuntu_18_04_x64_20G_alibase_20210128.vhd\","
          + "\"ssh_username\":\"root\",\"instance_type\":\"ecs.t5-c1m2.large\","
          + "\"tags\":{\"tag_key\":\"tag_value\"}}]}";

  @TempDir Path home;

  @Test
  void theFlowDrivesWhateverShapeItSeesAnAnswerIn() throws InterruptedException {
    for (OutputShape shape : OutputShape.values()) {
      Path own = home.resolve(shape.name());
      try (Plant plant = new Plant(own, Plant.Plan.standard(own).answering(shape))) {
        Build end = plant.bake(SEED);

        assertThat(end.result()).as(shape.name()).contains(Result.SUCCEEDED);
        assertThat(functions(plant)).startsWith("kiln-step").endsWith("kiln-undo");
      }
    }
  }

  @Test
  void noInvocationOfTheFlowOutlastsItsBudget() throws InterruptedException {
    try (Plant plant = new Plant(home, Plant.Plan.standard(home))) {
      plant.bake(SEED);

      assertThat(plant.invocations())
          .isNotEmpty()
          .allSatisfy(one -> assertThat(one.took()).isLessThan(Duration.ofSeconds(30)));
      assertThat(plant.deployment().functions().usage().failures()).isZero();
    }
  }

  @Test
  void theTickAloneMakesTheSameImageAndTheSameReceipt() throws InterruptedException {
    Path flows = home.resolve("flow");
    Path ticks = home.resolve("tick");
    Path direct = home.resolve("direct");
    try (Plant byFlow = new Plant(flows, Plant.Plan.standard(flows));
        Plant byTick = new Plant(ticks, Plant.Plan.standard(ticks).ticking());
        Laptop alone = new Laptop(direct)) {
      Build one = byFlow.bake(SEED);
      Build other = byTick.bake(SEED);
      Build third = alone.drive(alone.submit(SEED));

      assertThat(functions(byTick)).contains("kiln-tick").doesNotContain("kiln-step", "kiln-undo");
      assertThat(receipt(other)).isEqualTo(receipt(one));
      assertThat(receipt(third)).isEqualTo(receipt(one));
      assertThat(images(byFlow.cloud().resources()))
          .containsExactly(Map.of("name", "cus_image", "tag", "tag_value"));
      assertThat(images(byTick.cloud().resources())).isEqualTo(images(byFlow.cloud().resources()));
      assertThat(images(alone.cloud().resources())).isEqualTo(images(byFlow.cloud().resources()));
      assertThat(List.of(one, other, third))
          .allSatisfy(end -> assertThat(end.result()).contains(Result.SUCCEEDED))
          .allSatisfy(end -> assertThat(end.cleanup()).contains(Cleanup.CLEAN));
    }
  }

  private static List<String> functions(Plant plant) {
    return plant.invocations().stream().map(Invoked::function).map(f -> f.name()).toList();
  }

  private static List<String> receipt(Build build) {
    return build.ledger().resources().stream().map(DriversIT::line).toList();
  }

  private static String line(Resource resource) {
    return resource.kind() + " " + resource.state();
  }

  private static List<Map<String, String>> images(List<io.kiln.local.Resource> all) {
    return all.stream()
        .filter(resource -> resource.type().equals("image"))
        .map(image -> Map.of("name", image.name(), "tag", image.tags().getOrDefault("tag_key", "")))
        .toList();
  }
}
