package io.kiln.tests.kill;

import io.kiln.local.machine.Machine;
import io.kiln.local.machine.MachineSpec;
import io.kiln.local.ssh.Guest;
import io.kiln.local.ssh.GuestCommand;
import io.kiln.local.ssh.HostKeys;
import io.kiln.local.ssh.SshDoor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.apache.sshd.common.config.keys.PublicKeyEntry;

/** One of them: its folder tells all that another process must know to take it over. */
final class FastMachine implements Machine, Guest {
  private final Path folder;
  private final Path jobs;
  private final HostKeys keys;
  private final SshTap tap;
  private final Set<Process> commands = ConcurrentHashMap.newKeySet();
  private SshDoor door;
  private boolean left;

  FastMachine(Path folder, Path jobs, HostKeys keys, SshTap tap) {
    this.folder = folder;
    this.jobs = jobs;
    this.keys = keys;
    this.tap = tap;
    String port = text(folder.resolve("port"));
    this.door = open(port.isEmpty() ? 0 : Integer.parseInt(port));
    write(folder.resolve("port"), Integer.toString(door.address().getPort()));
  }

  static void announce(Path folder, MachineSpec spec) {
    try {
      Files.createDirectories(folder.resolve("home/.ssh"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    write(folder.resolve("address"), spec.address());
    write(
        folder.resolve("home/.ssh/authorized_keys"),
        String.join("\n", spec.authorizedKeys()) + "\n");
  }

  static boolean isOn(Path folder) {
    return Files.exists(folder.resolve("on"));
  }

  private SshDoor open(int port) {
    return SshDoor.open(this, keys, new InetSocketAddress(text(folder.resolve("address")), port));
  }

  void switchOn() {
    write(folder.resolve("on"), "");
  }

  /** From now on nothing is started through this object. */
  synchronized void leave() {
    left = true;
    door.close();
  }

  /** Every connection to it breaks. */
  private synchronized void cut() {
    if (left) {
      return;
    }
    int port = door.address().getPort();
    door.close();
    door = open(port);
  }

  @Override
  public String id() {
    return folder.getFileName().toString();
  }

  @Override
  public synchronized InetSocketAddress ssh() {
    return door.address();
  }

  @Override
  public boolean alive() {
    return isOn(folder);
  }

  @Override
  public boolean busy() {
    commands.removeIf(command -> !command.isAlive());
    return alive() && (!commands.isEmpty() || jobRuns());
  }

  /**
   * From the moment its folder is there until its exit code is: its process may be slow to show.
   */
  private boolean jobRuns() {
    if (!Files.isDirectory(jobs)) {
      return false;
    }
    try (Stream<Path> all = Files.list(jobs)) {
      return all.anyMatch(job -> text(job.resolve("job/exit")).isBlank());
    } catch (IOException | UncheckedIOException gone) {
      return false; // removed while it was looked at
    }
  }

  @Override
  public void authorize(String publicKey) {
    // all keys came with the machine
  }

  @Override
  public void stop() {
    leave();
    try {
      Files.deleteIfExists(folder.resolve("on"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Processes.end(folder);
  }

  @Override
  public boolean admits(String user, PublicKey key) {
    return text(folder.resolve("home/.ssh/authorized_keys")).contains(PublicKeyEntry.toString(key));
  }

  @Override
  public String boot() {
    return alive() ? "the only one" : "";
  }

  @Override
  public Process run(GuestCommand command) throws IOException {
    Optional<Blow> blow = tap.pass(command.line());
    if (blow.isPresent() && blow.get().before()) {
      struck(blow.get());
      throw new IOException("never arrived");
    }
    Process process = started(command);
    commands.add(process);
    return blow.<Process>map(b -> new Followed(process, () -> struck(b))).orElse(process);
  }

  private void struck(Blow blow) {
    tap.strike(blow);
    if (!blow.kills()) {
      cut();
    }
  }

  private synchronized Process started(GuestCommand command) throws IOException {
    if (left) {
      throw new IOException("the machine is off, or another process holds it");
    }
    Path home = folder.resolve("home");
    ProcessBuilder builder = new ProcessBuilder(List.of("/bin/sh", "-c", command.line()));
    builder.directory(home.toFile());
    builder.environment().put("HOME", home.toString());
    builder.environment().put("SHELL", "/bin/sh");
    Processes.mark(builder.environment(), folder);
    return builder.start();
  }

  @Override
  public void signal(Process command, String signal) {
    command.destroy();
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (NoSuchFileException absent) {
      return "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
