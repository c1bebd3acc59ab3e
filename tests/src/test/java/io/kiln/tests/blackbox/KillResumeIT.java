package io.kiln.tests.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.kiln.local.LocalCloud;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** SIGKILL anywhere, then resume: one image, the script ran once, nothing is left. */
@Tag("slow")
@Timeout(value = 240, unit = TimeUnit.SECONDS)
final class KillResumeIT {
  private static final int TICKS = 20;
  private static final long SEED = Long.getLong("kill.seed", System.nanoTime());
  private static final Random RANDOM = new Random(SEED);

  static {
    System.out.println("KillResumeIT: -Dkill.seed=" + SEED);
  }

  @TempDir Path folder;
  private KilnProcess kiln;

  /** A daemon of the machine, which must not outlive it; told from others by its number. */
  private String daemon = "";

  @BeforeEach
  void open() {
    daemon = "sleep " + (1_000_000 + RANDOM.nextInt(1_000_000));
    kiln = KilnProcess.in(folder).withFile("template.json", template());
  }

  @AfterEach
  void close() {
    kiln.close();
    KilnProcess.processes(daemon).forEach(ProcessHandle::destroyForcibly);
  }

  @RepeatedTest(3)
  void aBuildKilledWhileItsScriptRunsGoesOn() throws IOException {
    Running build = kiln.start("build", "template.json");
    Until.so("the script to begin", () -> !KilnProcess.processes(daemon).isEmpty());
    Until.passed(Duration.ofMillis(RANDOM.nextInt(TICKS * 100)));
    build.kill();

    goesOn();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Creating vswitch...", "Creating image: ", "Cleaning up 'vSwitch'"})
  void aBuildKilledOutsideItsScriptGoesOn(String moment) throws IOException {
    Running build = kiln.start("build", "template.json");
    build.awaitSaying(moment);
    Until.passed(Duration.ofMillis(RANDOM.nextInt(50)));
    build.kill();

    goesOn();
  }

  private void goesOn() throws IOException {
    String image = kiln.run("resume", "last").exits(0).image();

    Path layer = kiln.home().resolve("images").resolve(image);
    assertThat(kiln.run("log", "last").out().lines().filter(line -> line.contains(" tick ")))
        .as("each line of the script is in the log once, in order")
        .extracting(line -> line.replaceFirst(".* tick ", ""))
        .isEqualTo(IntStream.range(0, TICKS).mapToObj(String::valueOf).toList());
    assertThat(layer.resolve("opt/kiln-test/runs")).hasContent("run");
    assertThat(left(layer.resolve("var/tmp"))).isEmpty();
    nothingIsLeft(image);
  }

  /** What is removed in an image is a mark there, neither a file nor a folder. */
  private static List<Path> left(Path folder) throws IOException {
    try (var all = Files.list(folder)) {
      return all.filter(path -> Files.isDirectory(path) || Files.isRegularFile(path)).toList();
    }
  }

  private void nothingIsLeft(String image) {
    List<String> resources = kiln.run("ls").exits(0).out().lines().skip(1).toList();
    assertThat(resources).hasSize(2).noneMatch(line -> line.endsWith("yes"));
    assertThat(resources).anyMatch(line -> line.startsWith("image ") && line.contains(image));
    assertThat(kiln.names("oss/" + LocalCloud.STATE_BUCKET))
        .anyMatch(object -> object.startsWith("builds%2F"))
        .noneMatch(object -> object.startsWith("active%2F"));
    assertThat(kiln.names("machines")).isEmpty();
    assertThat(kiln.machines()).isEmpty();
    assertThat(KilnProcess.processes(daemon)).isEmpty();
  }

  private String template() {
    return Templates.of(
        "killed_image",
        Templates.SEED_IMAGE,
        Templates.shell(
            "mkdir -p /opt/kiln-test",
            "echo run >>/opt/kiln-test/runs",
            "setsid " + daemon + " </dev/null >/dev/null 2>&1 &",
            "i=0; while [ $i -lt " + TICKS + " ]; do echo tick $i; sleep 0.1; i=$((i+1)); done"));
  }
}
