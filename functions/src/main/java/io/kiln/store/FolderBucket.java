package io.kiln.store;

import static java.util.Objects.requireNonNull;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A folder with a bucket's rules, safe for several processes: what is not written whole is not
 * seen, and of two who create one key exactly one does. Only its owner can read it.
 */
public final class FolderBucket implements Bucket {
  private final Path root;
  private final Path unfinished;
  private final Path lock;

  public FolderBucket(Path root) {
    this.root = root.toAbsolutePath().normalize();
    this.unfinished = this.root.resolve(".unfinished");
    this.lock = this.root.resolve(".lock");
  }

  @Override
  public Optional<byte[]> get(String key) {
    try {
      return Optional.of(Files.readAllBytes(file(key)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw failed("read", key, e);
    }
  }

  @Override
  public Optional<byte[]> get(String key, long from, int most) {
    try (FileChannel channel = FileChannel.open(file(key), StandardOpenOption.READ)) {
      long rest = Math.max(0, channel.size() - from);
      ByteBuffer part = ByteBuffer.allocate((int) Math.min(rest, most));
      channel.position(from);
      while (part.hasRemaining() && channel.read(part) >= 0) {
        // until the part is full or the file has become shorter
      }
      byte[] bytes = new byte[part.position()];
      part.flip().get(bytes);
      return Optional.of(bytes);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw failed("read", key, e);
    }
  }

  @Override
  public boolean create(String key, InputStream content, long length) {
    try {
      Path whole = written(content, length);
      try {
        // a link can't replace: unlike a move, it tells who was first
        Files.createLink(parentOf(key), whole);
        return true;
      } catch (FileAlreadyExistsException e) {
        return false;
      } finally {
        Files.delete(whole);
      }
    } catch (IOException e) {
      throw failed("create", key, e);
    }
  }

  @Override
  public void put(String key, byte[] content) {
    try {
      Path whole = written(new ByteArrayInputStream(content), content.length);
      Files.move(whole, parentOf(key), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw failed("write", key, e);
    }
  }

  @Override
  public long append(String key, long position, byte[] bytes) throws PositionConflict {
    try {
      return FolderAppend.append(lock, parentOf(key), position, bytes);
    } catch (IOException e) {
      throw failed("append to", key, e);
    }
  }

  @Override
  public List<String> list(String prefix) {
    Path start = root.resolve(prefix.substring(0, prefix.lastIndexOf('/') + 1));
    if (!Files.isDirectory(start)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(start)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> !file.equals(lock) && !file.startsWith(unfinished))
          .map(this::key)
          .filter(key -> key.startsWith(prefix))
          .sorted()
          .collect(Collectors.toList());
    } catch (IOException | UncheckedIOException e) {
      throw failed("list", prefix, e);
    }
  }

  @Override
  public List<String> folders(String folder) {
    Path start = root.resolve(folder);
    if (!Files.isDirectory(start)) {
      return List.of();
    }
    try (Stream<Path> inside = Files.list(start)) {
      return inside
          .filter(Files::isDirectory)
          .filter(path -> !path.equals(unfinished))
          .map(path -> key(path) + "/")
          .sorted()
          .collect(Collectors.toList());
    } catch (IOException | UncheckedIOException e) {
      throw failed("list", folder, e);
    }
  }

  @Override
  public List<Stored> entries(String prefix) {
    return list(prefix).stream()
        .flatMap(key -> entry(key).stream())
        .collect(Collectors.toUnmodifiableList());
  }

  /** Empty for one that was deleted meanwhile. */
  private Optional<Stored> entry(String key) {
    return get(key)
        .map(
            bytes ->
                Stored.of(
                    key,
                    bytes.length,
                    Sha256.of(bytes),
                    Instant.ofEpochMilli(file(key).toFile().lastModified())
                        .truncatedTo(ChronoUnit.SECONDS)));
  }

  @Override
  public void delete(String key) {
    try {
      Files.deleteIfExists(file(key));
    } catch (IOException e) {
      throw failed("delete", key, e);
    }
  }

  private Path written(InputStream content, long length) throws IOException {
    Path file = Files.createTempFile(OwnerOnly.folder(unfinished), "", "");
    long size = Files.copy(content, file, StandardCopyOption.REPLACE_EXISTING);
    OwnerOnly.file(file);
    if (size != length) {
      Files.delete(file);
      throw new IOException("got " + size + " bytes instead of " + length);
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    return file;
  }

  private Path parentOf(String key) throws IOException {
    Path file = file(key);
    OwnerOnly.folder(requireNonNull(file.getParent()));
    return file;
  }

  private Path file(String key) {
    Path file = root.resolve(key).normalize();
    // nothing outside, nothing under two names, and nothing of our own beside the objects
    if (key.isEmpty() || key.startsWith(".") || !key(file).equals(key)) {
      throw new IllegalArgumentException("'" + key + "' is not a key");
    }
    return file;
  }

  private String key(Path file) {
    return root.relativize(file).toString().replace('\\', '/');
  }

  private StoreFailure failed(String what, String key, Exception cause) {
    return new StoreFailure("Can't " + what + " " + root.resolve(key), cause);
  }
}
