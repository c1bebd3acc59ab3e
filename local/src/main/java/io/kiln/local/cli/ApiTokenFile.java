package io.kiln.local.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/** The token to the local cloud's own API, in the home, where only its owner reads it. */
public final class ApiTokenFile {
  private final Path file;

  public ApiTokenFile(Path home) {
    this.file = home.resolve("api-token");
  }

  public Path path() {
    return file;
  }

  public Optional<String> read() {
    try {
      return Files.exists(file)
          ? Optional.of(Files.readString(file, UTF_8).strip())
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  void write(String token) {
    try {
      Files.deleteIfExists(file);
      Path made =
          Files.createFile(
              file,
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(made, token + "\n", UTF_8, StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }
}
