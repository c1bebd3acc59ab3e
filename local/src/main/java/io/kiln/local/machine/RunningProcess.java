package io.kiln.local.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A process that is told from a later one of the same number by its start time. */
record RunningProcess(long pid, String startTime) {
  private static final int STATE = 0;
  private static final int START_TIME = 19;

  /** Reads "PID START-TIME" from a file; empty when the file doesn't say it (yet). */
  static Optional<RunningProcess> recordedIn(Path file) {
    try {
      String[] words = Files.readString(file).trim().split(" ", -1);
      return words.length == 2
          ? Optional.of(new RunningProcess(Long.parseLong(words[0]), words[1]))
          : Optional.empty();
    } catch (IOException absent) {
      return Optional.empty();
    }
  }

  boolean alive() {
    String[] stat = fieldsAfterName(Path.of("/proc", Long.toString(pid), "stat"));
    return stat.length > START_TIME
        && stat[START_TIME].equals(startTime)
        && !stat[STATE].equals("Z");
  }

  void end() {
    if (alive()) {
      ProcessHandle.of(pid).ifPresent(ProcessHandle::destroy);
    }
  }

  void kill() {
    if (alive()) {
      ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
    }
  }

  /** The fields of a stat file from the third on: the second, a name, may hold anything. */
  static String[] fieldsAfterName(Path stat) {
    try {
      String line = Files.readString(stat);
      return line.substring(line.lastIndexOf(')') + 2).trim().split(" ", -1);
    } catch (IOException ended) {
      return new String[0];
    }
  }
}
