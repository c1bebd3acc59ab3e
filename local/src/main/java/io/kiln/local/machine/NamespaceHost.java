package io.kiln.local.machine;

import io.kiln.local.ssh.HostKeys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/** Machines in namespaces of their own. */
final class NamespaceHost implements MachineHost {
  private final Path machines;
  private final Namespaces namespaces = new Namespaces();
  private final Map<String, NamespaceMachine> open = new ConcurrentHashMap<>();

  /** Keys take up to half a second to make: the next machine's are made beforehand. */
  private final AtomicReference<CompletableFuture<HostKeys>> nextKeys =
      new AtomicReference<>(CompletableFuture.supplyAsync(HostKeys::generate));

  NamespaceHost(Path machines) {
    this.machines = machines;
  }

  @Override
  public Machine start(MachineSpec spec) {
    Refusals.missingCommands()
        .ifPresent(
            refusal -> {
              throw refusal;
            });
    Disk.requireUsable(machines);
    MachineFolder folder = folder(spec.id());
    if (folder.exists()) {
      throw new MachineRefused("There is a machine " + spec.id() + " already");
    }
    HostKeys keys = nextKeys.getAndSet(CompletableFuture.supplyAsync(HostKeys::generate)).join();
    folder.announce(spec, keys);
    Disk.of(folder).create();
    try {
      return boot(folder);
    } catch (RuntimeException e) {
      destroy(spec.id());
      throw e;
    }
  }

  @Override
  public Optional<Machine> adopt(String id) {
    NamespaceMachine known = open.get(id);
    if (known != null && known.alive()) {
      return Optional.of(known);
    }
    MachineFolder folder = folder(id);
    if (!folder.exists() || !new Power(folder).awaitEarlierBoot()) {
      return Optional.empty();
    }
    return Optional.of(opened(folder));
  }

  @Override
  public Machine restart(String id) {
    MachineFolder folder = requireStopped(id);
    return boot(folder);
  }

  @Override
  public void capture(String id, Path layer) {
    Disk.of(requireStopped(id)).copyTo(layer, namespaces);
  }

  @Override
  public void destroy(String id) {
    leave(id);
    MachineFolder folder = folder(id);
    if (folder.exists()) {
      new Power(folder).off(Duration.ofMillis(500));
      Disk.of(folder).remove(namespaces);
    }
  }

  @Override
  public List<String> known() {
    return known(machines);
  }

  static List<String> known(Path machines) {
    if (!Files.isDirectory(machines)) {
      return List.of();
    }
    try (var folders = Files.list(machines)) {
      return folders.map(folder -> folder.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("Listing machines", e);
    }
  }

  @Override
  public void close() {
    open.keySet().forEach(this::leave);
  }

  private Machine boot(MachineFolder folder) {
    Path scripts = folder.path().resolve("scripts");
    Scripts.copyTo(scripts);
    Power power = new Power(folder);
    Process supervisor = power.on(scripts);
    NamespaceMachine machine = opened(folder); // while it boots; it admits nobody yet
    power.awaitBoot(supervisor);
    return machine;
  }

  private NamespaceMachine opened(MachineFolder folder) {
    leave(folder.id());
    NamespaceMachine machine = new NamespaceMachine(folder, namespaces);
    open.put(folder.id(), machine);
    return machine;
  }

  private void leave(String id) {
    NamespaceMachine machine = open.remove(id);
    if (machine != null) {
      machine.leave();
    }
  }

  private MachineFolder requireStopped(String id) {
    MachineFolder folder = folder(id);
    if (!folder.exists() || new Power(folder).on()) {
      throw new IllegalStateException("Machine " + id + " isn't there and stopped");
    }
    return folder;
  }

  private MachineFolder folder(String id) {
    return new MachineFolder(machines.resolve(MachineSpec.requireWord(id)));
  }
}
