package io.kiln.local.disk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** One JSON document on disk, replaced atomically: a reader sees the old one or the new one. */
public final class JsonFile<T> {
  private final Path path;
  private final Class<T> type;

  public JsonFile(Path path, Class<T> type) {
    this.path = path;
    this.type = type;
  }

  /** The document, if it was ever written. */
  public Optional<T> read() {
    try {
      return Files.exists(path)
          ? Optional.of(Json.MAPPER.readValue(path.toFile(), type))
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + path, e);
    }
  }

  /** Replaces the document. */
  public synchronized void write(T value) {
    try {
      Files.createDirectories(path.toAbsolutePath().getParent());
      Path draft = path.resolveSibling(path.getFileName() + ".draft");
      Files.write(draft, Json.MAPPER.writeValueAsBytes(value));
      Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + path, e);
    }
  }
}
