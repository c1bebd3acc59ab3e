package io.kiln.local.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A machine host with a folder of its own; after each test it checks that nothing is left. */
final class Machines implements BeforeEachCallback, AfterEachCallback {
  private Path home = Path.of("/nowhere");
  private MachineHost host = MachineHost.namespaces(home);
  private final Login login = Login.withNewKey();

  @Override
  public void beforeEach(ExtensionContext context) throws IOException {
    home = Files.createTempDirectory("kiln-machines-");
    host = MachineHost.namespaces(home);
  }

  @Override
  public void afterEach(ExtensionContext context) throws IOException {
    host.known().forEach(host::destroy);
    host.close();
    Path left = home.resolve("machines");
    if (Files.exists(left) && !MachineHost.namespaces(home).known().isEmpty()) {
      throw new IllegalStateException("A machine is left in " + left);
    }
    requireNoProcess();
    new ProcessBuilder("rm", "-rf", home.toString()).start();
  }

  /** What a failed test left is ended, and still an error. */
  private void requireNoProcess() {
    Instant patience = Instant.now().plusSeconds(15);
    List<ProcessHandle> running = running();
    while (!running.isEmpty() && Instant.now().isBefore(patience)) {
      LockSupport.parkNanos(50_000_000);
      running = running();
    }
    running.forEach(ProcessHandle::destroyForcibly);
    if (!running.isEmpty()) {
      throw new IllegalStateException("A process of " + home + " was left");
    }
  }

  private List<ProcessHandle> running() {
    return ProcessHandle.allProcesses()
        .filter(one -> one.info().commandLine().orElse("").contains(home.toString()))
        .toList();
  }

  Path home() {
    return home;
  }

  MachineHost host() {
    return host;
  }

  /** What another process would see. */
  MachineHost anotherHost() {
    return MachineHost.namespaces(home);
  }

  Login login() {
    return login;
  }

  MachineSpec spec(String id, Path... layers) {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    String address =
        "127." + random.nextInt(20, 250) + "." + random.nextInt(250) + "." + random.nextInt(2, 250);
    return new MachineSpec(id, List.of(layers), "box-" + id, address, List.of(login.publicKey()));
  }

  Machine start(String id, Path... layers) {
    return host.start(spec(id, layers));
  }

  Login.Ran run(Machine machine, String line) {
    return login.run(machine, line);
  }
}
