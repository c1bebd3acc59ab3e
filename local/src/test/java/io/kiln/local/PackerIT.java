package io.kiln.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.kiln.local.rpc.Call;
import io.kiln.local.testing.DocumentedBy;
import io.kiln.local.testing.FakeMachines;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real Packer, which nobody here wrote, bakes on the local cloud; here without logging in. */
@DocumentedBy(page = "ecs-api.md 1.10 and 4", read = "2026-11")
@Tag("slow")
class PackerIT {
  private static final String TEMPLATE =
      """
      {"builders": [{
        "type": "alicloud-ecs", "access_key": "id", "secret_key": "secret",
        "region": "cn-shenzhen", "image_name": "by_packer", "communicator": "none",
        "source_image": "ubuntu_18_04_x64_20G_alibase_20210128.vhd",
        "instance_type": "ecs.t5-c1m2.large", "internet_charge_type": "PayByTraffic",
        "io_optimized": "true", "tags": {"tag_key": "tag_value"}
      }]}
      """;

  @TempDir private Path home = Path.of("");

  @Test
  @Timeout(value = 3, unit = TimeUnit.MINUTES)
  void packerBakesAndTakesAwayWhatItMade() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/packer")), "packer is not installed");
    Path template = Files.writeString(home.resolve("template.json"), TEMPLATE);
    LocalCloudOptions options = LocalCloudOptions.with(new FakeMachines()).inRealTime(100);

    try (LocalCloud cloud = LocalCloud.open(home.resolve("cloud"), options)) {
      Path output = home.resolve("output");
      int exit = packer(cloud, template, output);

      assertThat(exit).as(Files.readString(output)).isZero();
      assertBaked(cloud);
    }
  }

  private static void assertBaked(LocalCloud cloud) throws InterruptedException {
    assertThat(cloud.resources())
        .filteredOn(resource -> resource.type().equals("image"))
        .singleElement()
        .satisfies(image -> assertThat(image.name()).isEqualTo("by_packer"))
        .satisfies(image -> assertThat(image.tags()).containsEntry("tag_key", "tag_value"));
    assertThat(cloud.calls().all())
        .filteredOn(call -> call.action().equals("CreateInstance"))
        .allMatch(Call::succeeded);
    Thread.sleep(2000);
    assertThat(cloud.resources()).extracting(Resource::type).containsOnly("image", "snapshot");
  }

  private int packer(LocalCloud cloud, Path template, Path output)
      throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(List.of("packer", "build", "-color=false", template.toString()));
    String proxy = cloud.ecsEndpoint().toString();
    builder
        .environment()
        .putAll(
            Map.of(
                "HTTP_PROXY",
                proxy,
                "HTTPS_PROXY",
                proxy,
                "HOME",
                home.toString(),
                "CHECKPOINT_DISABLE",
                "1"));
    builder.redirectErrorStream(true).redirectOutput(output.toFile());
    Process packer = builder.start();
    assertThat(packer.waitFor(150, TimeUnit.SECONDS)).as(() -> read(output)).isTrue();
    return packer.exitValue();
  }

  private static String read(Path output) {
    try {
      return Files.readString(output, StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "no output: " + e;
    }
  }
}
