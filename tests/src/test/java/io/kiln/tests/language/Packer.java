package io.kiln.tests.language;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The real Packer of this computer, in surroundings of its own. */
final class Packer {
  private static final Path BINARY = Path.of("/usr/bin/packer");

  private final Path scratch;

  Packer(Path scratch) {
    this.scratch = scratch;
  }

  static boolean isInstalled() {
    return Files.isExecutable(BINARY);
  }

  /** How one run ended, and all that it wrote. */
  record Ended(int exitCode, String output) {}

  /** Runs it in that folder; its standard input is a file, so that it answers line by line. */
  Ended run(Path folder, Map<String, String> environment, Path input, List<String> arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(BINARY.toString()));
    command.addAll(arguments);
    File output = Files.createTempFile(scratch, "packer", ".out").toFile();
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    builder
        .environment()
        .putAll(Map.of("CHECKPOINT_DISABLE", "1", "PACKER_NO_COLOR", "1", "PATH", "/usr/bin:/bin"));
    builder.environment().put("HOME", scratch.toString());
    builder.environment().put("PACKER_CACHE_DIR", scratch.resolve("cache").toString());
    int exitCode =
        builder
            .redirectErrorStream(true)
            .redirectInput(input.toFile())
            .redirectOutput(output)
            .start()
            .waitFor();
    return new Ended(exitCode, new String(Files.readAllBytes(output.toPath()), UTF_8));
  }

  /** The same with nothing to read. */
  Ended run(Path folder, Map<String, String> environment, List<String> arguments)
      throws IOException, InterruptedException {
    return run(folder, environment, Path.of("/dev/null"), arguments);
  }
}
