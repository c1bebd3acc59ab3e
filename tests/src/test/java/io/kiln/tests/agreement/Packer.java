package io.kiln.tests.agreement;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The real one, with the local cloud as its proxy to everywhere. */
record Packer(Path home, URI cloud) {
  static final Path COMMAND = Path.of("/usr/bin/packer");

  /** How it ended, and what it said. */
  record Ended(int exitCode, String output) {
    boolean failed() {
      return exitCode != 0;
    }
  }

  Ended build(String template) throws Exception {
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
      if (!packer.waitFor(6, TimeUnit.MINUTES)) {
        throw new AssertionError("packer does not end: " + Files.readString(output));
      }
      return new Ended(packer.exitValue(), Files.readString(output));
    } finally {
      packer.destroyForcibly();
    }
  }
}
