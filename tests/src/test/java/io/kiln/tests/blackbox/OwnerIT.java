package io.kiln.tests.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** One process owns a home; the other commands are its clients, and its heirs. */
@Tag("slow")
@Execution(ExecutionMode.CONCURRENT)
@Timeout(value = 600, unit = TimeUnit.SECONDS)
final class OwnerIT {
  @TempDir Path folder;
  private KilnProcess kiln;

  @BeforeEach
  void open() {
    kiln = KilnProcess.in(folder);
    kiln.withFile(
        "t.json", Templates.of("an_image", Templates.SEED_IMAGE, Templates.shell("true")));
  }

  @AfterEach
  void close() {
    kiln.close();
  }

  @Test
  void aBuildIsTheClientOfWhoeverOwnsTheHome() {
    Running up = kiln.start("local", "up", "--speed", "20");
    up.awaitSaying("Ctrl-C");

    String image = kiln.run("build", "t.json").exits(0).image();

    assertThat(kiln.run("images").exits(0).out()).contains("an_image", image);
    assertThat(kiln.run("ls").exits(0).out()).doesNotContain("instance", "vpc");
    assertThat(up.alive()).isTrue();
    up.stop();
    up.end().exits(0);
    assertThat(kiln.run("images").exits(0).out()).contains("an_image", image);
  }

  @Test
  void whenTheOwnerIsKilledTheClientGoesOnByItself() {
    Running up = kiln.start("local", "up", "--speed", "20");
    up.awaitSaying("Ctrl-C");
    Running build = kiln.start("build", "t.json");
    build.awaitSaying("Connected to SSH!");

    up.kill();

    String image = build.end().exits(0).image();
    assertThat(kiln.run("images").exits(0).out()).contains("an_image", image);
    assertThat(kiln.run("ls").exits(0).out()).doesNotContain("instance", "vpc");
    assertThat(kiln.machines()).isEmpty();
  }

  @Test
  void machinesOfAKilledOwnerAreLostToNobody() {
    Running up = kiln.start("local", "up", "--speed", "20");
    up.awaitSaying("Ctrl-C");
    Running build = kiln.start("build", "t.json");
    build.awaitSaying("Connected to SSH!");
    build.kill();
    up.kill();

    assertThat(kiln.run("ls").exits(0).out()).contains("instance");
    kiln.run("undo", "last").exits(0);

    assertThat(kiln.run("ls").exits(0).out()).isEqualTo("The local cloud is empty.\n");
    assertThat(kiln.machines()).isEmpty();
  }
}
