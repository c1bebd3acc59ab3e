package io.kiln.local.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kiln.template.TemplateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** The files that a command line or a template names, seen from the caller's folder. */
final class CallersFiles implements TemplateFiles {
  private final Path folder;

  CallersFiles(Path folder) {
    this.folder = folder;
  }

  @Override
  public boolean isFile(String path) {
    return at(path).filter(Files::isRegularFile).isPresent();
  }

  @Override
  public boolean isFolder(String path) {
    return at(path).filter(Files::isDirectory).isPresent();
  }

  /** Empty for a name that no file can have; Java's own message would show it unmasked. */
  private Optional<Path> at(String path) {
    try {
      return Optional.of(at(folder, path));
    } catch (InvalidPathException noName) {
      return Optional.empty();
    }
  }

  /** Where the file is: as a shell would, with ~ for the home folder. */
  static Path at(Path folder, String path) {
    return path.startsWith("~/")
        ? Path.of(System.getProperty("user.home"), path.substring(2))
        : folder.resolve(path);
  }

  /** The whole file; bytes that are no UTF-8 become question marks, for the reader to point at. */
  String text(String path) {
    try {
      return new String(Files.readAllBytes(folder.resolve(path)), UTF_8);
    } catch (NoSuchFileException missing) {
      throw new CommandFailure("open " + path + ": no such file or directory", missing);
    } catch (IOException unreadable) {
      String why = isFolder(path) ? "is a directory" : String.valueOf(unreadable.getMessage());
      throw new CommandFailure("read " + path + ": " + why, unreadable);
    }
  }
}
