package io.kiln.tests.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The real one, with the local cloud as its proxy to everywhere. */
record Packer(Path home, URI cloud) {
  static final Path COMMAND = Path.of("/usr/bin/packer");

  void build(String template) throws Exception {
    Path file = Files.writeString(home.resolve("template.json"), template);
    Path output = home.resolve("packer.out");
    ProcessBuilder builder =
        new ProcessBuilder(List.of(COMMAND.toString(), "build", "-color=false", file.toString()));
    builder.environment().clear();
    builder
        .environment()
        .putAll(
            Map.of(
                "PATH", "/usr/bin:/bin",
                "HTTP_PROXY", cloud.toString(),
                "HTTPS_PROXY", cloud.toString(),
                "HOME", home.toString(),
                "CHECKPOINT_DISABLE", "1"));
    builder.redirectErrorStream(true).redirectOutput(output.toFile());
    Process packer = builder.start();
    try {
      assertThat(packer.waitFor(6, TimeUnit.MINUTES)).as("packer ends").isTrue();
      assertThat(packer.exitValue()).as(Files.readString(output)).isZero();
    } finally {
      packer.destroyForcibly();
    }
  }
}
