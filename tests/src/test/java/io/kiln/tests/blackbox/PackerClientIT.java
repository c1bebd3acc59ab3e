package io.kiln.tests.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.kiln.local.rpc.Call;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real Packer bakes on the local cloud with SSH, and Kiln bakes on from its image. */
@Tag("slow")
@Timeout(value = 600, unit = TimeUnit.SECONDS)
final class PackerClientIT {
  private static final String INSTALLS =
      Templates.shell(
          "printf '#!/bin/sh\\necho put here by packer, run on $(uname -n)\\n'"
              + " > /usr/local/bin/from-packer",
          "chmod 755 /usr/local/bin/from-packer",
          "from-packer");

  @TempDir Path folder;

  @Test
  void kilnRunsWhatPackersProvisionerInstalled() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/packer")), "Packer is not installed");
    assumeTrue(Users.root(), "Packer reaches machines at port 22, which takes root");
    try (CloudUp cloud = CloudUp.in(folder.resolve("cloud"))) {
      String said = packer(cloud.url());

      assertThat(said).contains("put here by packer", "Alicloud images were created");
      assertUsedTheAddressAndTookAllAway(cloud.calls());
      assertThat(cloud.endsWith())
          .hasSize(2)
          .anyMatch(line -> line.startsWith("image ") && line.contains("by_packer"))
          .anyMatch(line -> line.startsWith("snapshot "));
      assertThat(cloud.kiln().machines()).isEmpty();

      cloud
          .kiln()
          .withFile(
              "on.json", Templates.of("by_kiln", "by_packer", Templates.shell("from-packer")));
      Ended bake = cloud.kiln().run("build", "on.json").exits(0);
      assertThat(bake.out()).contains("put here by packer, run on ");
      assertThat(cloud.kiln().run("images").exits(0).out()).contains("by_packer", bake.image());
    }
  }

  private static void assertUsedTheAddressAndTookAllAway(List<Call> calls) {
    assertThat(calls)
        .filteredOn(Call::succeeded)
        .extracting(Call::action)
        .containsSubsequence(
            "CreateInstance",
            "AllocateEipAddress",
            "AssociateEipAddress",
            "StartInstance",
            "StopInstance",
            "CreateImage",
            "UnassociateEipAddress",
            "ReleaseEipAddress",
            "DeleteInstance",
            "DeleteVpc");
  }

  /** The environment is all that it is told of the local cloud. */
  private String packer(String proxy) throws IOException, InterruptedException {
    String template =
        Templates.of("by_packer", Templates.SEED_IMAGE, INSTALLS)
            .replace("\"region\"", "\"associate_public_ip_address\": true, \"region\"")
            .replace("\"sensitive-variables\": [\"password\"],", "");
    Path file = Files.writeString(folder.resolve("packer.json"), template);
    Path out = folder.resolve("packer.out");
    ProcessBuilder builder = new ProcessBuilder("packer", "build", "-color=false", file.toString());
    builder
        .environment()
        .putAll(
            Map.of(
                "HTTP_PROXY",
                proxy,
                "HTTPS_PROXY",
                proxy,
                "ALICLOUD_ACCESS_KEY",
                "anAccessKey",
                "ALICLOUD_SECRET_KEY",
                "aSecret",
                "HOME",
                folder.toString(),
                "CHECKPOINT_DISABLE",
                "1"));
    builder.redirectErrorStream(true).redirectOutput(out.toFile());
    Process process = builder.start();
    try {
      assertThat(process.waitFor(300, TimeUnit.SECONDS)).as(Files.readString(out)).isTrue();
      assertThat(process.exitValue()).as(Files.readString(out)).isZero();
      return Files.readString(out);
    } finally {
      process.destroyForcibly();
    }
  }
}
