package io.kiln.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.kiln.build.Build;
import io.kiln.build.BuildId;
import io.kiln.build.Cleanup;
import io.kiln.build.Result;
import io.kiln.local.Resource;
import io.kiln.local.deployment.LocalStack;
import io.kiln.local.fc.Disturbances;
import io.kiln.local.fc.FunctionCompute;
import io.kiln.local.flow.ExecutionId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What drives a build is disturbed in the middle of it: one image, nothing left, no early undo. */
@Tag("slow")
@Timeout(value = 240, unit = TimeUnit.SECONDS)
class DisturbedIT {
  private static final String STEP = "kiln-step";

  @TempDir Path home;

  @Test
  void theFunctionThrowsForFiveMinutes() throws Exception {
    bakesThough(
        (plant, id) -> disturbances(plant).breakDown(STEP, Duration.ofMinutes(5)), quick(), true);
  }

  @Test
  void thereIsNoInstanceToBeHadForFiveMinutes() throws Exception {
    bakesThough(
        (plant, id) -> disturbances(plant).throttle(STEP, Duration.ofMinutes(5)), quick(), true);
  }

  @Test
  void theFunctionsInstancesAreKilled() throws Exception {
    bakesThough((plant, id) -> plant.deployment().functions().kill(STEP), quick(), false);
  }

  @Test
  void theExecutionIsStoppedAndAPersonResumes() throws Exception {
    bakesThough((plant, id) -> plant.flow().restart(id, "to be resumed"), quick(), false);
  }

  /** The script takes longer than the function may: who started it is killed while it looks on. */
  @Test
  void theFunctionIsKilledByItsTimeOut() throws Exception {
    Path stack = home.resolve("template.yml");
    String ours = Files.readString(Path.of("..", "template.yml"));
    Files.writeString(stack, ours.replaceFirst("Timeout: 120", "Timeout: 10"));
    Plant.Plan plan = Plant.Plan.standard(home).deploying(LocalStack.of(Optional.of(stack)));

    try (Plant plant = new Plant(home, plan)) {
      BuildId id = plant.begin(template("sleep 14", "echo ran >> /var/counted"), Map.of());

      assertBakedOnce(plant, plant.await(id));
      assertThat(plant.deployment().functions().usage().failures()).isPositive();
    }
  }

  @Test
  void nobodyEverDrivesButTheWatchdog() throws Exception {
    try (Plant plant = new Plant(home, Plant.Plan.standard(home))) {
      BuildId id = BuildId.of("build-alone");
      new Order(quick(), Map.of(), false)
          .submit(id, plant.wiring(), plant.cloud().clock().instant());

      assertBakedOnce(plant, over(plant, id));
      assertThat(plant.invocations()).allMatch(one -> one.function().name().equals("kiln-tick"));
    }
  }

  /** A person has stopped it, for nothing else stops an execution: that is how to cancel there. */
  @Test
  void anExecutionThatIsStoppedAndLeftAloneIsACancel() throws Exception {
    try (Plant plant = new Plant(home, Plant.Plan.standard(home))) {
      BuildId id = plant.begin(quick(), Map.of());
      midway(plant);
      stop(plant, id);

      Build end = over(plant, id);

      assertThat(end.result()).contains(Result.CANCELLED);
      assertThat(end.cleanup()).contains(Cleanup.CLEAN);
      assertThat(plant.cloud().resources()).isEmpty();
    }
  }

  private static void stop(Plant plant, BuildId id) {
    plant
        .deployment()
        .flows()
        .stop(new ExecutionId(plant.deployment().flow(), id.toString()), "Stopped", "by a person");
  }

  /** Something that happens to a build. */
  private interface Disturbance {
    void strike(Plant plant, BuildId id);
  }

  private void bakesThough(Disturbance disturbance, String template, boolean fails)
      throws Exception {
    try (Plant plant = new Plant(home, Plant.Plan.standard(home))) {
      BuildId id = plant.begin(template, Map.of());
      midway(plant);
      disturbance.strike(plant, id);

      assertBakedOnce(plant, plant.await(id));
      if (fails) {
        assertThat(plant.deployment().functions().usage().failures()).isGreaterThan(2);
      }
    }
  }

  private void assertBakedOnce(Plant plant, Build end) throws IOException {
    assertThat(end.failure()).isEmpty();
    assertThat(end.result()).contains(Result.SUCCEEDED);
    assertThat(end.cleanup()).contains(Cleanup.CLEAN);
    assertThat(plant.cloud().resources())
        .extracting(Resource::type)
        .containsExactlyInAnyOrder("image", "snapshot");
    try (Stream<Path> files = Files.walk(plant.home().resolve("images"))) {
      assertThat(files.filter(file -> file.endsWith("var/counted")))
          .isNotEmpty()
          .allSatisfy(file -> assertThat(file).hasContent("ran"));
    }
  }

  /** The instance is there, and the image is not. */
  private static void midway(Plant plant) throws InterruptedException {
    while (plant.cloud().resources().stream().noneMatch(r -> r.type().equals("instance"))) {
      TimeUnit.MILLISECONDS.sleep(2);
    }
  }

  private static Build over(Plant plant, BuildId id) throws InterruptedException {
    while (plant.build(id).cleanup().isEmpty()) {
      TimeUnit.MILLISECONDS.sleep(20);
    }
    return plant.build(id);
  }

  private static Disturbances disturbances(Plant plant) {
    FunctionCompute functions = plant.deployment().functions();
    return functions.disturbances();
  }

  private static String quick() {
    return template("echo ran >> /var/counted");
  }

  private static String template(String... lines) {
    List<String> quoted = Stream.of(lines).map(line -> '"' + line + '"').toList();
    return """
        {"builders": [{
          "type": "alicloud-ecs", "region": "cn-shenzhen", "image_name": "disturbed",
          "source_image": "ubuntu_18_04_x64_20G_alibase_20210128.vhd",
          "ssh_username": "root", "instance_type": "ecs.t5-c1m2.large"
        }],
        "provisioners": [{"type": "shell", "inline": %s}]}
        """
        .formatted(quoted);
  }
}
