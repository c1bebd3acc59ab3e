package io.kiln.tests.blackbox;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/** The user of this process, and another one who has no power at all. */
final class Users {
  private static final int NOBODY = 65534;

  private Users() {}

  static boolean root() {
    return new UnixSystem().getUid() == 0;
  }

  /** The command that goes on as nobody. */
  static List<String> nobody() {
    String id = Integer.toString(NOBODY);
    return List.of("setpriv", "--reuid", id, "--regid", id, "--clear-groups");
  }

  /** Whether this computer lets an ordinary user make namespaces. */
  static boolean nobodyMayMakeNamespaces() {
    List<String> command = new ArrayList<>(nobody());
    command.addAll(List.of("unshare", "--user", "--map-root-user", "true"));
    try {
      return new ProcessBuilder(command).inheritIO().start().waitFor() == 0;
    } catch (IOException absent) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  static void giveToNobody(Path folder) {
    try {
      Files.setAttribute(folder, "unix:uid", NOBODY);
      Files.setAttribute(folder, "unix:gid", NOBODY);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Copies files that the other user may not be able to reach where they are. */
  static void copy(Path from, Path to) throws IOException {
    Files.walkFileTree(
        from,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
              throws IOException {
            Files.createDirectories(to.resolve(from.relativize(folder).toString()));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.copy(file, to.resolve(from.relativize(file).toString()));
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
