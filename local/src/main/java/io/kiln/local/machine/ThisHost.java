package io.kiln.local.machine;

import io.kiln.local.ssh.HostKeys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Stands in for machines where none can be made: commands run on this computer itself. */
final class ThisHost implements MachineHost {
  private final Path machines;
  private final Map<String, HostMachine> open = new ConcurrentHashMap<>();

  ThisHost(Path machines) {
    this.machines = machines;
  }

  @Override
  public Machine start(MachineSpec spec) {
    MachineFolder folder = folder(spec.id());
    if (folder.exists()) {
      throw new MachineRefused("There is a machine " + spec.id() + " already");
    }
    folder.announce(spec, HostKeys.generate());
    return restart(spec.id());
  }

  @Override
  public Optional<Machine> adopt(String id) {
    MachineFolder folder = folder(id);
    if (!Files.exists(folder.path().resolve(HostMachine.RUNNING))) {
      return Optional.empty();
    }
    return Optional.of(open.computeIfAbsent(id, unused -> new HostMachine(folder)));
  }

  @Override
  public Machine restart(String id) {
    HostMachine earlier = open.remove(id);
    if (earlier != null) {
      earlier.stop();
    }
    HostMachine machine = new HostMachine(folder(id));
    machine.switchOn();
    open.put(id, machine);
    return machine;
  }

  @Override
  public void capture(String id, Path layer) {
    try {
      Files.createDirectories(layer);
    } catch (IOException e) {
      throw new UncheckedIOException("Making layer " + layer, e);
    }
  }

  @Override
  public void destroy(String id) {
    adopt(id).ifPresent(Machine::stop);
    open.remove(id);
    MachineFolder folder = folder(id);
    if (folder.exists()) {
      Disk.of(folder).remove(new Namespaces());
    }
  }

  @Override
  public List<String> known() {
    return NamespaceHost.known(machines);
  }

  @Override
  public void close() {
    open.values().forEach(HostMachine::leave);
    open.clear();
  }

  private MachineFolder folder(String id) {
    return new MachineFolder(machines.resolve(MachineSpec.requireWord(id)));
  }
}
