package io.kiln.tests.kill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What runs in a machine that is only a folder: known by a variable that every process inherits, so
 * that one which left its login behind is found too. Switching the machine off ends them all.
 */
final class Processes {
  private static final String MARK = "KILN_TEST_MACHINE";
  private static final Path PROC = Path.of("/proc");

  private Processes() {}

  /** Whatever is started with this environment runs in the machine of this folder. */
  static void mark(Map<String, String> environment, Path folder) {
    environment.put(MARK, folder + "/");
  }

  /**
   * Ends everything in the machines below this folder, and comes back when nothing of it runs: what
   * is born while the others are ended is met in the next round.
   */
  static void end(Path folder) {
    for (List<ProcessHandle> found = in(folder); !found.isEmpty(); found = in(folder)) {
      found.forEach(ProcessHandle::destroyForcibly);
    }
  }

  private static List<ProcessHandle> in(Path folder) {
    String mark = MARK + "=" + folder + "/";
    try (Stream<Path> all = Files.list(PROC)) {
      return all.filter(process -> process.getFileName().toString().matches("\\d+"))
          .filter(process -> environment(process).contains(mark))
          .flatMap(process -> handle(process).stream())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<ProcessHandle> handle(Path process) {
    return ProcessHandle.of(Long.parseLong(process.getFileName().toString()));
  }

  /** Of a process that has ended, or that is not ours, there is none. */
  private static String environment(Path process) {
    try {
      return Files.readString(process.resolve("environ"), StandardCharsets.ISO_8859_1);
    } catch (IOException gone) {
      return "";
    }
  }
}
