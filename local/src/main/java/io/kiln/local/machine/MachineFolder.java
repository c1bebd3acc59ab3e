package io.kiln.local.machine;

import io.kiln.local.ssh.HostKeys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;

/**
 * One machine on disk, a fact per file, so that a later process (and a person) can read it. It is
 * written before the machine's first process starts: whatever dies on the way can be cleaned up.
 */
record MachineFolder(Path path) {

  String id() {
    return path.getFileName().toString();
  }

  boolean exists() {
    return Files.isDirectory(path);
  }

  void announce(MachineSpec spec, HostKeys hostKeys) {
    writing(
        () -> {
          Files.createDirectories(path.getParent());
          // Uppers hold setuid files: nobody else on the host may come near them.
          Files.createDirectory(
              path,
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
          Files.createDirectory(path.resolve("layers"));
          for (int i = 0; i < spec.layers().size(); i++) {
            Path layer = spec.layers().get(i).toAbsolutePath();
            Files.createSymbolicLink(path.resolve("layers/" + i), layer);
          }
          hostKeys.write(path.resolve("host-keys"));
          Files.write(path.resolve("keys"), spec.authorizedKeys());
          Files.writeString(path.resolve("name"), spec.hostName() + "\n");
          Files.writeString(path.resolve("address"), spec.address() + "\n");
          Files.writeString(path.resolve("seeded"), "root\n");
          Files.createFile(path.resolve("fresh"));
        });
  }

  String address() {
    return read("address").strip();
  }

  /** The port of its SSH server, once one was bound. */
  Optional<Integer> port() {
    return Files.exists(path.resolve("port"))
        ? Optional.of(Integer.valueOf(read("port").strip()))
        : Optional.empty();
  }

  void port(int port) {
    writing(() -> Files.writeString(path.resolve("port"), port + "\n"));
  }

  List<String> keys() {
    return read("keys").lines().toList();
  }

  void addKey(String publicKey) {
    append("keys", publicKey);
  }

  /** The users to whose authorized_keys the given keys were added already. */
  List<String> seeded() {
    return read("seeded").lines().toList();
  }

  void addSeeded(String user) {
    append("seeded", user);
  }

  HostKeys hostKeys() {
    return HostKeys.read(path.resolve("host-keys"));
  }

  Optional<RunningProcess> supervisor() {
    return RunningProcess.recordedIn(path.resolve("supervisor"));
  }

  Optional<RunningProcess> init() {
    return RunningProcess.recordedIn(path.resolve("init"));
  }

  /** Whether its init runs and doesn't end it: the file then holds the boot id and no more. */
  boolean booted() {
    try {
      return Files.readAllLines(path.resolve("booted")).size() == 1;
    } catch (IOException between) {
      return false; // the file goes and comes with each boot
    }
  }

  Path console() {
    return path.resolve("console.log");
  }

  String read(String name) {
    try {
      return Files.readString(path.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException("Reading " + name + " of machine " + id(), e);
    }
  }

  private void append(String name, String line) {
    writing(
        () ->
            Files.writeString(
                path.resolve(name),
                line.strip() + "\n",
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND));
  }

  private void writing(Writing writing) {
    try {
      writing.run();
    } catch (IOException e) {
      throw new UncheckedIOException("Writing machine " + path, e);
    }
  }

  /** Something that writes to the disk. */
  private interface Writing {
    void run() throws IOException;
  }
}
