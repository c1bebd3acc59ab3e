package io.kiln.local.machine;

import io.kiln.local.ssh.Guest;
import io.kiln.local.ssh.GuestCommand;
import io.kiln.local.ssh.SshDoor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.List;
import java.util.Optional;

/** No machine at all: an SSH server whose commands run on this computer as the calling user. */
final class HostMachine implements Machine, Guest {
  static final String RUNNING = "running";

  /** Marks what was started through this machine, so that it is found again after a crash. */
  private static final String MARK = "KILN_MACHINE";

  private final MachineFolder folder;
  private final SshDoor door;

  HostMachine(MachineFolder folder) {
    this.folder = folder;
    Optional<Integer> port = folder.port();
    this.door =
        port.isPresent()
            ? SshDoor.open(
                this, folder.hostKeys(), new InetSocketAddress(folder.address(), port.get()))
            : SshDoor.open(this, folder.hostKeys(), folder.address());
    folder.port(door.address().getPort());
  }

  void switchOn() {
    try {
      Files.createDirectories(folder.path().resolve("home"));
      Files.writeString(folder.path().resolve(RUNNING), "");
    } catch (IOException e) {
      throw new UncheckedIOException("Starting machine " + id(), e);
    }
  }

  void leave() {
    door.close();
  }

  @Override
  public String id() {
    return folder.id();
  }

  @Override
  public InetSocketAddress ssh() {
    return door.address();
  }

  @Override
  public boolean alive() {
    return Files.exists(folder.path().resolve(RUNNING));
  }

  @Override
  public boolean busy() {
    return alive() && (door.busy() || !processes().isEmpty());
  }

  @Override
  public void authorize(String publicKey) {
    folder.addKey(publicKey);
  }

  @Override
  public void stop() {
    door.close();
    processes().forEach(ProcessHandle::destroyForcibly);
    try {
      Files.deleteIfExists(folder.path().resolve(RUNNING));
    } catch (IOException e) {
      throw new UncheckedIOException("Stopping machine " + id(), e);
    }
  }

  @Override
  public boolean admits(String user, PublicKey key) {
    return AuthorizedKeys.of(folder.keys()).contain(key);
  }

  @Override
  public String boot() {
    return alive() ? "this computer" : "";
  }

  @Override
  public Process run(GuestCommand command) throws IOException {
    Path home = folder.path().resolve("home");
    ProcessBuilder builder = Namespaces.detached(List.of("/bin/sh", "-c", command.line()));
    builder.directory(home.toFile());
    builder.environment().putAll(command.environment());
    builder.environment().put("HOME", home.toString());
    builder.environment().put("USER", System.getProperty("user.name"));
    builder.environment().put("SHELL", "/bin/sh");
    builder.environment().put(MARK, folder.path().toString());
    return builder.start();
  }

  @Override
  public void signal(Process command, String signal) throws IOException {
    Namespaces.detached(List.of("kill", "-s", signal, "--", "-" + command.pid()))
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private List<ProcessHandle> processes() {
    String mark = MARK + "=" + folder.path() + "\0";
    return ProcessHandle.allProcesses()
        .filter(one -> environment(one.pid()).contains(mark))
        .toList();
  }

  private static String environment(long pid) {
    try {
      return Files.readString(
          Path.of("/proc", Long.toString(pid), "environ"), StandardCharsets.ISO_8859_1);
    } catch (IOException notOurs) {
      return "";
    }
  }
}
