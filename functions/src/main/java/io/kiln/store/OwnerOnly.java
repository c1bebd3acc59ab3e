package io.kiln.store;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;

/** Folders and files that nobody but their owner can read, where the file system knows owners. */
final class OwnerOnly {
  private OwnerOnly() {}

  /** Makes the folder and what is missing above it. */
  static Path folder(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      return folder;
    }
    Path parent = folder.getParent();
    if (parent != null) {
      folder(parent);
    }
    try {
      return permit(Files.createDirectory(folder), "rwx------");
    } catch (FileAlreadyExistsException e) {
      return folder; // another one made it at the same time
    }
  }

  static Path file(Path file) throws IOException {
    return permit(file, "rw-------");
  }

  private static Path permit(Path path, String permissions) throws IOException {
    PosixFileAttributeView view = Files.getFileAttributeView(path, PosixFileAttributeView.class);
    if (view != null) {
      view.setPermissions(PosixFilePermissions.fromString(permissions));
    }
    return path;
  }
}
