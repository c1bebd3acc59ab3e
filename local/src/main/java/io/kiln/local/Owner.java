package io.kiln.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The process that has a home open.
 *
 * @param pid 0 if it could not be read
 * @param desk where it takes other commands' questions; empty while it does not
 */
public record Owner(long pid, Optional<URI> desk) {
  private static final String FILE = "owner";

  static Owner of(Path home) {
    Path file = home.resolve(FILE);
    try {
      List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
      long pid =
          !lines.isEmpty() && lines.get(0).matches("\\d{1,18}") ? Long.parseLong(lines.get(0)) : 0;
      return new Owner(
          pid, lines.size() > 1 ? Optional.of(URI.create(lines.get(1))) : Optional.empty());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  /** Writes down that this process is the owner. */
  static void announce(Path home, Optional<URI> desk) throws IOException {
    String pid = String.valueOf(ProcessHandle.current().pid());
    Files.writeString(home.resolve(FILE), pid + desk.map(uri -> "\n" + uri).orElse("") + "\n");
  }

  public boolean isAlive() {
    return ProcessHandle.of(pid).isPresent();
  }
}
