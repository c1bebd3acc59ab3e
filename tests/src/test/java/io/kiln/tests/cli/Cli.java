package io.kiln.tests.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kiln.local.cli.Main;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The command line, called from a folder and a home of its own. */
final class Cli {
  private final Path folder;

  private Cli(Path folder) {
    this.folder = folder;
  }

  static Cli in(Path folder) {
    return new Cli(folder);
  }

  /** Writes a file into the caller's folder. */
  Cli with(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
    return this;
  }

  /** A copy of the seed's template, changed. */
  Cli withSeed(String old, String replacement) throws IOException {
    String seed = Files.readString(example("seed/alicloud.json"));
    if (!seed.contains(old)) {
      throw new IllegalArgumentException("the seed's template has no " + old);
    }
    return with("alicloud.json", seed.replace(old, replacement));
  }

  Outcome run(String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int exitCode =
        Main.run(
            Map.of("KILN_HOME", folder.resolve("home").toString()),
            folder,
            new PrintStream(out, true, UTF_8),
            new PrintStream(err, true, UTF_8),
            args);
    return new Outcome(List.of(args), exitCode, out.toString(UTF_8), err.toString(UTF_8));
  }

  /** A file of the repository's examples. */
  static Path example(String name) {
    return Path.of("..").resolve("examples").resolve(name).toAbsolutePath().normalize();
  }
}
