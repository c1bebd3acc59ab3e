package io.kiln.tests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code kiln build -debug}: a build is held after each step, until somebody presses Enter. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
final class DebugIT {
  private static final String TEMPLATE =
      "{\"builders\": [{\"type\": \"alicloud-ecs\", \"region\": \"cn-shenzhen\","
          + " \"image_name\": \"img\", \"communicator\": \"none\","
          + " \"source_image\": \"ubuntu_18_04_x64_20G_alibase_20210128.vhd\","
          + " \"instance_type\": \"ecs.t5-c1m2.large\"}]}";

  @TempDir Path folder;

  @Test
  void aBuildPausesAfterItsStepsWithoutAnotherWord() throws IOException {
    Outcome outcome =
        Cli.in(folder).with("t.json", TEMPLATE).run("build", "-debug", "-machine=host", "t.json");

    assertThat(outcome.exitCode()).as(outcome.out()).isZero();
    assertThat(outcome.out().lines().filter(line -> line.startsWith("Pausing after run of step")))
        .hasSizeGreaterThan(3)
        .doesNotHaveDuplicates();
  }
}
