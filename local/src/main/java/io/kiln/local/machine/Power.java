package io.kiln.local.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Switches a machine on and off, by the processes that its folder names. */
final class Power {
  private static final Duration BOOT = Duration.ofSeconds(30);

  private final MachineFolder folder;

  Power(MachineFolder folder) {
    this.folder = folder;
  }

  boolean on() {
    return folder.supervisor().map(RunningProcess::alive).orElse(false);
  }

  boolean booted() {
    return on() && folder.booted() && folder.init().map(RunningProcess::alive).orElse(false);
  }

  /** Starts the machine's processes, in a session that outlives this one. */
  Process on(Path scripts) {
    try {
      Files.deleteIfExists(folder.path().resolve("supervisor"));
      String supervise = scripts.resolve("supervise.sh").toString();
      return Namespaces.detached(List.of("sh", supervise, folder.path().toString()))
          .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
          .redirectErrorStream(true)
          .redirectOutput(folder.console().toFile())
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException("Booting machine " + folder.id(), e);
    }
  }

  /** Waits for the end of the boot; what it printed explains a refusal. */
  void awaitBoot(Process supervisor) {
    await(BOOT, () -> booted() || !supervisor.isAlive());
    if (!booted()) {
      throw Refusals.explain(console());
    }
  }

  /** Whether a boot that an earlier process began comes to its end. */
  boolean awaitEarlierBoot() {
    await(BOOT, () -> booted() || !on());
    return booted();
  }

  void off(Duration grace) {
    folder.init().ifPresent(RunningProcess::end);
    if (!await(grace, () -> !on())) {
      folder.supervisor().ifPresent(RunningProcess::end);
      folder.init().ifPresent(RunningProcess::kill);
      await(Duration.ofSeconds(1), () -> !on());
      folder.supervisor().ifPresent(RunningProcess::kill);
    }
    unrecorded().forEach(ProcessHandle::destroyForcibly);
    folder.init().ifPresent(RunningProcess::kill);
  }

  /** Of a process that died while it started a machine, the machine's command line is left. */
  private List<ProcessHandle> unrecorded() {
    String mark = folder.path().toString();
    return ProcessHandle.allProcesses()
        .filter(
            one -> one.info().arguments().map(words -> List.of(words).contains(mark)).orElse(false))
        .filter(one -> one.info().arguments().map(Power::supervises).orElse(false))
        .toList();
  }

  private static boolean supervises(String... words) {
    return words.length > 0 && words[0].endsWith("/supervise.sh");
  }

  private String console() {
    try {
      return Files.readString(folder.console(), StandardCharsets.UTF_8);
    } catch (IOException absent) {
      return Optional.ofNullable(absent.getMessage()).orElse("");
    }
  }

  static boolean await(Duration limit, BooleanSupplier done) {
    long end = System.nanoTime() + limit.toNanos();
    while (!done.getAsBoolean()) {
      if (System.nanoTime() > end) {
        return false;
      }
      try {
        TimeUnit.MILLISECONDS.sleep(5);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return done.getAsBoolean();
      }
    }
    return true;
  }
}
