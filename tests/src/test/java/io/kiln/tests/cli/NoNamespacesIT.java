package io.kiln.tests.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A computer that allows no namespaces: really produced, inside one that allows no further ones.
 */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
final class NoNamespacesIT {
  private static final String FORBID =
      "echo 0 > /proc/sys/user/max_user_namespaces || exit 99; exec \"$@\"";

  @TempDir Path folder;

  @Test
  void aComputerWithoutNamespacesSaysSoAndOffersTheHost() throws Exception {
    Process kiln = kiln("build", Cli.example("seed/alicloud.json").toString());
    String out = new String(kiln.getInputStream().readAllBytes(), UTF_8);
    int exitCode = kiln.waitFor();
    assumeTrue(exitCode != 99 && !out.contains("unshare:"), "no namespace to forbid them in");

    assertThat(exitCode).isEqualTo(1);
    assertThat(out)
        .contains(
            "No machine can be made on this computer",
            "max_user_namespaces",
            "--machine host",
            "Deleting temporary keypair...",
            "==> Builds finished but no artifacts were created.");
  }

  private Process kiln(String... args) throws IOException {
    List<String> command = new ArrayList<>(List.of("unshare", "-Ur", "sh", "-c", FORBID, "sh"));
    command.addAll(List.of(ProcessHandle.current().info().command().orElse("java"), "-cp"));
    command.addAll(List.of(System.getProperty("java.class.path"), "io.kiln.local.cli.Main"));
    command.addAll(List.of(args));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("KILN_HOME", folder.resolve("home").toString());
    return builder.directory(folder.toFile()).start();
  }
}
