package io.kiln.tests.kill;

import io.kiln.local.machine.Machine;
import io.kiln.local.machine.MachineHost;
import io.kiln.local.machine.MachineSpec;
import io.kiln.local.ssh.HostKeys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Machines that boot at once: a real SSH server, real commands, a home folder of their own for a
 * disk, and the folder of the build's jobs; everything else is this computer's. An image keeps
 * both.
 */
final class FastMachines implements MachineHost {
  /** Where an image has the folder of the jobs. */
  static final String JOBS = "jobs";

  private static final HostKeys KEYS = HostKeys.generate();

  private final Path folder;
  private final Path jobs;
  private final SshTap tap;
  private final Map<String, FastMachine> open = new ConcurrentHashMap<>();

  /**
   * A host of such machines.
   *
   * @param jobs where the build's jobs leave their traces: while one runs its machine is busy
   */
  FastMachines(Path folder, Path jobs, SshTap tap) {
    this.folder = folder;
    this.jobs = jobs;
    this.tap = tap;
  }

  @Override
  public Machine start(MachineSpec spec) {
    FastMachine.announce(folder.resolve(spec.id()), spec);
    return restart(spec.id());
  }

  @Override
  public Optional<Machine> adopt(String id) {
    Path machine = folder.resolve(id);
    return FastMachine.isOn(machine)
        ? Optional.of(open.computeIfAbsent(id, unused -> new FastMachine(machine, jobs, KEYS, tap)))
        : Optional.empty();
  }

  @Override
  public Machine restart(String id) {
    FastMachine machine = new FastMachine(folder.resolve(id), jobs, KEYS, tap);
    machine.switchOn();
    open.put(id, machine);
    return machine;
  }

  @Override
  public void capture(String id, Path layer) {
    copy(folder.resolve(id).resolve("home"), layer);
    if (Files.exists(jobs)) {
      copy(jobs, layer.resolve(JOBS));
    }
  }

  @Override
  public void destroy(String id) {
    adopt(id).ifPresent(Machine::stop);
    open.remove(id);
    remove(folder.resolve(id));
    remove(jobs);
  }

  @Override
  public List<String> known() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> machines = Files.list(folder)) {
      return machines.map(path -> path.getFileName().toString()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    open.values().forEach(FastMachine::leave);
    open.clear();
  }

  static void copy(Path from, Path to) {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path copy = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(file, copy);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void remove(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
