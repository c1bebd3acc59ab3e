package io.kiln.tests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** How builds end on the local cloud, with machines that really run. */
@Tag("slow")
@Timeout(value = 60, unit = TimeUnit.SECONDS)
final class BuildOutcomesIT {
  private static final String SEED = Cli.example("seed/alicloud.json").toString();

  @TempDir Path folder;

  @Test
  void theSeedsTemplateBakesOnceAndIsReplacedOnlyByForce() throws IOException {
    Cli cli = Cli.in(folder);

    cli.run("build", SEED).matches("seed");
    cli.run("images").matches("images");
    cli.run("build", SEED).matches("image-exists");
    cli.run("build", "-force", SEED).matches("force");

    assertThat(cli.run("ls").out()).doesNotContain("instance", "vpc", "keypair", "security");
  }

  @Test
  void withoutMoneyEverythingIsDeletedAgain() throws IOException {
    Cli cli = Cli.in(folder);

    cli.run("build", "--fault", "no-balance", SEED).matches("no-balance");

    assertThat(cli.run("ls").out()).isEqualTo("The local cloud is empty.\n");
  }

  @Test
  void anUnknownRegionIsNamed() throws IOException {
    Cli.in(folder)
        .withSeed("cn-shenzhen", "cn-nowhere")
        .run("build", "alicloud.json")
        .matches("unknown-region");
  }

  @Test
  void anUnknownImageIsNamed() throws IOException {
    Cli.in(folder)
        .withSeed("ubuntu_18_04", "ubuntu_99_04")
        .run("build", "alicloud.json")
        .matches("unknown-image");
  }

  @Test
  void anInstanceTypeThatTheRegionLacksIsNamed() throws IOException {
    Cli.in(folder)
        .withSeed("ecs.t5-c1m2.large", "ecs.g99.large")
        .run("build", "alicloud.json")
        .matches("unknown-type");
  }

  @Test
  void aScriptsExitCodeIsTold() throws IOException {
    Cli.in(folder)
        .withSeed(
            "\"builders\"",
            "\"provisioners\": [{\"type\": \"shell\", \"inline\": [\"exit 3\"]}], \"builders\"")
        .run("build", "alicloud.json")
        .matches("script-exit-3");
  }

  @Test
  void aMachineThatNeverAnswersIsGivenUp() throws IOException {
    Cli.in(folder)
        .withSeed("\"ssh_username\"", "\"ssh_timeout\": \"20s\", \"ssh_username\"")
        .run("build", "--fault", "ssh-silent", "alicloud.json")
        .matches("ssh-silent");
  }

  @Test
  void abortLeavesEverythingUntilItIsUndone() throws IOException {
    Cli cli = Cli.in(folder);

    cli.run("build", "-on-error=abort", "--fault", "image-failed", SEED);
    assertThat(cli.run("ls").out()).contains("instance", "vpc");

    cli.run("undo", "last").matches("undo");
    assertThat(cli.run("ls").out()).isEqualTo("The local cloud is empty.\n");
  }
}
