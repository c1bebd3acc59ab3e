package io.kiln.tests.blackbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A command that runs. */
final class Running {
  private static final int KILLED = 137;

  private final Process process;
  private final Path out;

  Running(Process process, Path out) {
    this.process = process;
    this.out = out;
  }

  String said() {
    try {
      return Files.readString(out);
    } catch (IOException e) {
      throw new UncheckedIOException("what the command printed", e);
    }
  }

  /** Waits until the command has printed this; it must not end before. */
  void awaitSaying(String text) {
    Until.so("'" + text + "'", () -> said().contains(text) || !process.isAlive());
    if (!said().contains(text)) {
      throw new AssertionError("ended without saying '" + text + "':\n" + said());
    }
  }

  /** SIGKILL: nothing of it runs any more, and nothing was tidied up. */
  void kill() {
    process.destroyForcibly();
    Until.so("the killed process to end", () -> !process.isAlive());
    if (process.exitValue() != KILLED) {
      throw new AssertionError("ended before it was killed:\n" + said());
    }
  }

  /** SIGTERM. */
  void stop() {
    process.destroy();
  }

  boolean alive() {
    return process.isAlive();
  }

  Ended end() {
    try {
      int exitCode = process.waitFor();
      return new Ended(exitCode, said());
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while the command ran:\n" + said(), e);
    }
  }
}
