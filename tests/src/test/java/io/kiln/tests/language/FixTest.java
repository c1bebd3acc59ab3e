package io.kiln.tests.language;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.kiln.local.cli.Main;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code packer fix} and {@code kiln fix} on a template that needs every rule Kiln has. */
class FixTest {
  private static final Path FOLDER = Path.of("src/test/resources/fix");

  @TempDir Path scratch;

  @Test
  void everyRuleIsApplied() throws IOException {
    assertThat(kiln()).isEqualTo(Files.readString(FOLDER.resolve("old.fixed.json"), UTF_8));
  }

  @Test
  void packerFixesItTheSame() throws IOException, InterruptedException {
    assumeTrue(Packer.isInstalled(), "packer is not installed");

    String packer = new Packer(scratch).run(FOLDER, Map.of(), List.of("fix", "old.json")).output();

    assertThat(kiln()).isEqualTo(packer);
  }

  private static String kiln() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream screen = new PrintStream(out, true, UTF_8);
    assertThat(Main.run(Map.of(), FOLDER.toAbsolutePath(), screen, screen, "fix", "old.json"))
        .isZero();
    return out.toString(UTF_8);
  }
}
