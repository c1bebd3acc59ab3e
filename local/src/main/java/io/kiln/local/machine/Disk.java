package io.kiln.local.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/**
 * Where a machine's changes are written. An overlay can't be written to from another overlay, as
 * containers have them, so there they go to memory (/dev/shm) instead.
 */
final class Disk {
  private static final Path MEMORY = Path.of("/dev/shm");
  private static final List<String> SHARED = List.of("/usr", "/etc", "/var", "/opt");

  private final MachineFolder folder;

  private Disk(MachineFolder folder) {
    this.folder = folder;
  }

  static Disk of(MachineFolder folder) {
    return new Disk(folder);
  }

  /** Refuses a state folder inside of what machines are made of: no upper in its own lower. */
  static void requireUsable(Path machines) {
    for (String shared : SHARED) {
      if (machines.startsWith(shared)) {
        throw Refusals.refuse(
            machines + " lies below " + shared + ", which machines are made of",
            "set KILN_HOME to a folder elsewhere");
      }
    }
  }

  void create() {
    try {
      Path disk = folder.path().resolve("disk");
      if (Files.getFileStore(folder.path()).type().equals("overlay")) {
        Path memory =
            Files.createTempDirectory(
                MEMORY,
                "kiln-" + folder.id() + "-",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Files.createSymbolicLink(disk, memory);
      } else {
        Files.createDirectory(disk);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Making the disk of machine " + folder.id(), e);
    }
  }

  /** Keeps modes, owners, links, whiteouts and the marks of replaced folders. */
  void copyTo(Path layer, Namespaces namespaces) {
    try {
      Files.createDirectories(layer);
      Path upper = folder.path().resolve("disk/upper");
      run(namespaces.asOwner(List.of("cp", "-a", upper + "/.", layer.toAbsolutePath().toString())));
    } catch (IOException e) {
      throw new UncheckedIOException("Copying the disk of machine " + folder.id(), e);
    }
  }

  void remove(Namespaces namespaces) {
    try {
      Path disk = folder.path().resolve("disk");
      if (Files.isSymbolicLink(disk)) {
        run(namespaces.asOwner(List.of("rm", "-rf", Files.readSymbolicLink(disk).toString())));
      }
      run(namespaces.asOwner(List.of("rm", "-rf", folder.path().toString())));
    } catch (IOException e) {
      throw new UncheckedIOException("Removing machine " + folder.id(), e);
    }
  }

  private static void run(List<String> command) throws IOException {
    Process process = Namespaces.detached(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (process.waitFor() != 0) {
        throw new IOException(String.join(" ", command) + ": " + said.strip());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted: " + String.join(" ", command), e);
    }
  }
}
