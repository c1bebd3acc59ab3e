package io.kiln.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The Node programs among the tests, with the packages that their lock file names. */
public final class NodeProject {
  private static final Path SOURCES = Path.of("src/test/node");
  private static final Path MADE = Path.of("target/node");

  private NodeProject() {}

  /**
   * The project in the build's folder. Without Node the test is skipped; without its packages too,
   * but not where everything has to be tested.
   */
  public static NodeProject installed() throws IOException, InterruptedException {
    assumeTrue(there("node"), "Node is not installed (Debian: apt-get install nodejs)");
    assumeTrue(there("npm"), "npm is not installed (Debian: apt-get install npm)");
    boolean same = copySources() && Files.exists(MADE.resolve("node_modules/.package-lock.json"));
    if (!same) {
      Ended ci = execute(List.of("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"));
      if (ci.exitCode != 0 && System.getenv("CI") == null) {
        abort("npm can't install the packages:\n" + ci.out);
      }
      ci.well();
    }
    return new NodeProject();
  }

  /** What the program prints; it must end well. */
  public String run(String program, String... words) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("node", program));
    command.addAll(List.of(words));
    return execute(command).well();
  }

  /** Whether the lock file is the one that was there. */
  private static boolean copySources() throws IOException {
    Files.createDirectories(MADE);
    Path lock = MADE.resolve("package-lock.json");
    boolean same =
        Files.exists(lock) && Files.mismatch(lock, SOURCES.resolve("package-lock.json")) < 0;
    try (Stream<Path> sources = Files.list(SOURCES)) {
      for (Path source : sources.filter(Files::isRegularFile).toList()) {
        Files.copy(source, MADE.resolve(source.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    }
    return same;
  }

  private static boolean there(String program) {
    return Stream.of(System.getenv().getOrDefault("PATH", "/usr/bin:/bin").split(":", -1))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  private static Ended execute(List<String> command) throws IOException, InterruptedException {
    Path out = Files.createTempFile("node", ".out");
    try {
      Process process =
          new ProcessBuilder(command)
              .directory(MADE.toFile())
              .redirectErrorStream(true)
              .redirectOutput(out.toFile())
              .start();
      assertThat(process.waitFor(240, TimeUnit.SECONDS)).as(Files.readString(out)).isTrue();
      return new Ended(process.exitValue(), Files.readString(out));
    } finally {
      Files.delete(out);
    }
  }

  /** How a program ended, and all that it printed. */
  private record Ended(int exitCode, String out) {
    String well() {
      assertThat(exitCode).as(out).isZero();
      return out;
    }
  }
}
