package io.kiln.local.machine;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where machines live: isolated root file systems over the host's own directories, each with a real
 * SSH server.
 *
 * <p>A host may be used by several threads, one per machine. Machines outlive it: closing a host
 * ends only the SSH servers, and {@link #adopt} in another process opens them again.
 */
public interface MachineHost extends AutoCloseable {
  /**
   * Boots a machine; returns when its init runs and SSH answers.
   *
   * @throws MachineRefused when this computer can't; the message names reason and remedy
   */
  Machine start(MachineSpec spec);

  /** A machine that an earlier process left running; empty if it no longer lives. */
  Optional<Machine> adopt(String id);

  /** Boots a stopped machine again: same disk, address and SSH host keys, another boot id. */
  Machine restart(String id);

  /**
   * Copies what a stopped machine's disk holds above its image layers into {@code layer}, whiteouts
   * and opaque marks included.
   */
  void capture(String id, Path layer);

  /** Removes a machine's processes and disk; an absent machine is fine. */
  void destroy(String id);

  /** The ids of all machines that left something on disk. */
  List<String> known();

  /** Ends the SSH servers; the machines live on. */
  @Override
  void close();

  /** Machines in namespaces of their own, their state below {@code home/machines}. */
  static MachineHost namespaces(Path home) {
    return new NamespaceHost(home.toAbsolutePath().resolve("machines"));
  }

  /**
   * No isolation: commands run on the host itself, as the calling user, and an image of such a
   * machine holds nothing.
   */
  static MachineHost thisHost(Path home) {
    return new ThisHost(home.toAbsolutePath().resolve("machines"));
  }
}
