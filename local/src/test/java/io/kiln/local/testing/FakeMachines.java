package io.kiln.local.testing;

import io.kiln.local.machine.Machine;
import io.kiln.local.machine.MachineHost;
import io.kiln.local.machine.MachineSpec;
import io.kiln.local.machine.Refusing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Machines that are only pretended; what was asked of them is remembered. */
public final class FakeMachines implements MachineHost {
  private final Map<String, FakeMachine> machines = new ConcurrentHashMap<>();
  private final Map<String, MachineSpec> specs = new ConcurrentHashMap<>();
  private volatile String refusal = "";

  /** From now on no machine can be had. */
  public void refuse(String why) {
    refusal = why;
  }

  public MachineSpec spec(String id) {
    return Optional.ofNullable(specs.get(id)).orElseThrow();
  }

  public FakeMachine machine(String id) {
    return Optional.ofNullable(machines.get(id)).orElseThrow();
  }

  /** The power fails. */
  public void loseAll() {
    machines.values().forEach(machine -> machine.running = false);
  }

  @Override
  public Machine start(MachineSpec spec) {
    if (!refusal.isEmpty()) {
      throw Refusing.because(refusal);
    }
    specs.put(spec.id(), spec);
    FakeMachine machine = new FakeMachine(spec);
    machines.put(spec.id(), machine);
    return machine;
  }

  @Override
  public Optional<Machine> adopt(String id) {
    return Optional.<Machine>ofNullable(machines.get(id)).filter(Machine::alive);
  }

  @Override
  public Machine restart(String id) {
    machine(id).running = true;
    return machine(id);
  }

  @Override
  public void capture(String id, Path layer) {
    try {
      Files.createDirectory(layer);
      Files.writeString(layer.resolve("from"), id);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void destroy(String id) {
    machines.remove(id);
  }

  @Override
  public List<String> known() {
    return List.copyOf(machines.keySet());
  }

  @Override
  public void close() {}

  /** One of them. */
  public static final class FakeMachine implements Machine {
    private final MachineSpec spec;
    private final List<String> keys = new ArrayList<>();
    private volatile boolean running = true;
    private volatile boolean busy;

    FakeMachine(MachineSpec spec) {
      this.spec = spec;
    }

    public void busy(boolean isBusy) {
      busy = isBusy;
    }

    public List<String> keys() {
      return List.copyOf(keys);
    }

    @Override
    public String id() {
      return spec.id();
    }

    @Override
    public InetSocketAddress ssh() {
      return new InetSocketAddress(spec.address(), 20022);
    }

    @Override
    public boolean alive() {
      return running;
    }

    @Override
    public boolean busy() {
      return busy;
    }

    @Override
    public void authorize(String publicKey) {
      keys.add(publicKey);
    }

    @Override
    public void stop() {
      running = false;
    }
  }
}
