package io.kiln.template;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One run of the real Packer, the oracle of this room. */
final class PackerCommand {
  private static final Path BINARY = Path.of("/usr/bin/packer");

  private final int exitCode;
  private final String output;

  private PackerCommand(int exitCode, String output) {
    this.exitCode = exitCode;
    this.output = output;
  }

  static boolean isInstalled() {
    return Files.isExecutable(BINARY);
  }

  static PackerCommand run(Path folder, String input, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(BINARY.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().putAll(TemplateCorpus.ENVIRONMENT);
    builder.environment().put("CHECKPOINT_DISABLE", "1");
    builder.environment().put("PACKER_NO_COLOR", "1");
    builder.environment().put("HOME", Files.createTempDirectory("packer-home").toString());
    Process process = builder.start();
    try (OutputStream stdin = process.getOutputStream()) {
      stdin.write(input.getBytes(StandardCharsets.UTF_8));
    }
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new PackerCommand(process.waitFor(), output);
  }

  int exitCode() {
    return exitCode;
  }

  String output() {
    return output;
  }
}
