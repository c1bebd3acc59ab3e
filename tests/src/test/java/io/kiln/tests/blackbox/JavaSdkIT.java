package io.kiln.tests.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.kiln.local.rpc.Call;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The vendor's two Java SDKs work with the local cloud as they come. */
@Tag("slow")
@Timeout(value = 300, unit = TimeUnit.SECONDS)
final class JavaSdkIT {
  @TempDir Path folder;

  /** Nothing is configured but a region, keys, and the proxy that the environment names. */
  @Test
  void theClassicSdkListsRunsDescribesAndDeletes() throws Exception {
    try (CloudUp cloud = CloudUp.in(folder)) {
      List<String> said = classicRound(cloud.url()).lines().toList();

      assertThat(said).contains("regions cn-shenzhen", "image " + Templates.SEED_IMAGE);
      assertThat(said).anyMatch(line -> line.matches("Running i-\\w+ at 127\\.[\\d.]+"));
      assertThat(said).anyMatch(line -> line.matches("Stopped i-\\w+"));
      assertThat(said).contains("refused InvalidInstanceId.NotFound").endsWith("all gone");
      assertDeletedEverything(cloud);
    }
  }

  /** An endpoint, and plain HTTP, which this SDK must be told. */
  @Test
  void todaysSdkListsRunsDescribesAndDeletes() throws Exception {
    try (CloudUp cloud = CloudUp.in(folder)) {
      TodaysRound round = new TodaysRound(cloud.authority());

      assertThat(round.regions()).contains("cn-shenzhen");
      String instance = round.runs();
      assertThat(round.refusalOfAnUnknownInstance()).isEqualTo("InvalidInstanceId.NotFound");
      round.stopsAndDeletes(instance);

      assertDeletedEverything(cloud);
    }
  }

  private static void assertDeletedEverything(CloudUp cloud) {
    assertThat(cloud.calls())
        .filteredOn(Call::succeeded)
        .extracting(Call::action)
        .contains("RunInstances", "StopInstance", "DeleteInstance", "DeleteVpc");
    assertThat(cloud.endsWith()).isEmpty();
    assertThat(cloud.kiln().machines()).isEmpty();
  }

  private String classicRound(String proxy) throws IOException, InterruptedException {
    Path out = folder.resolve("classic");
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home", ""), "bin/java").toString(),
                "-cp",
                classPath(),
                ClassicRound.class.getName())
            .redirectErrorStream(true)
            .redirectOutput(out.toFile());
    builder.environment().put("HTTP_PROXY", proxy);
    Process process = builder.start();
    assertThat(process.waitFor(120, TimeUnit.SECONDS)).as(Files.readString(out)).isTrue();
    assertThat(process.exitValue()).as(Files.readString(out)).isZero();
    return Files.readString(out);
  }

  /** Surefire's and failsafe's own, or what was given to this process. */
  private static String classPath() {
    String given = Objects.requireNonNull(System.getProperty("java.class.path"));
    String tests = System.getProperty("surefire.test.class.path", "");
    return tests.isEmpty() ? given : tests + File.pathSeparator + given;
  }
}
