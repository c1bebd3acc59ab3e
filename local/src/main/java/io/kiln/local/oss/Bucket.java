package io.kiln.local.oss;

import io.kiln.local.disk.JsonFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;

/**
 * One bucket on disk: data files, and one JSON file per object that names its data. Replacing that
 * JSON file is the moment of the write. A bucket of any size opens at once, and other processes may
 * read it; the one that writes remembers what there is from its first listing on. Thread-safe: one
 * process writes, one lock a bucket.
 */
final class Bucket {
  private final String name;
  private final Path folder;
  private final Clock clock;
  private boolean writing;
  private Optional<NavigableMap<String, Stored>> known = Optional.empty();

  Bucket(String name, Path folder, Clock clock) {
    this.name = name;
    this.folder = folder;
    this.clock = clock;
  }

  Optional<Stored> find(String key) {
    return meta(key).read();
  }

  Stored require(String key) {
    return find(key).orElseThrow(OssError::noSuchKey);
  }

  /** The objects whose keys begin so, in the order of their keys. */
  synchronized NavigableMap<String, Stored> list(String prefix) {
    if (!writing) {
      return scanned(prefix);
    }
    if (known.isEmpty()) {
      known = Optional.of(new ConcurrentSkipListMap<>(scanned("")));
    }
    NavigableMap<String, Stored> all = known.get();
    return prefix.isEmpty() ? all : all.subMap(prefix, true, prefix + Character.MAX_VALUE, false);
  }

  private NavigableMap<String, Stored> scanned(String prefix) {
    TreeMap<String, Stored> listed = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      files
          .filter(file -> FileNames.mayBegin(String.valueOf(file.getFileName()), prefix))
          .flatMap(file -> new JsonFile<>(file, Stored.class).read().stream())
          .filter(stored -> stored.key().startsWith(prefix))
          .forEach(stored -> listed.put(stored.key(), stored));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read bucket " + name, e);
    }
    return listed;
  }

  /** Creates or replaces an object; with {@code onlyNew}, of two writers one wins. */
  Stored put(String key, InputStream bytes, Upload upload) {
    String data = UUID.randomUUID() + ".data";
    Path file = folder.resolve(data);
    try {
      Sums sums;
      try (OutputStream out = Files.newOutputStream(file)) {
        sums = Sums.copy(bytes, out, 0);
      }
      if (!upload.accepts(sums)) {
        Files.delete(file);
        throw OssError.badDigest();
      }
      Stored.Check check = new Stored.Check(sums.md5(), sums.crc64(), false);
      return commit(new Stored(key, data, sums.size(), check, now(), upload.headers()), upload);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + name + "/" + key, e);
    }
  }

  private synchronized Stored commit(Stored stored, Upload upload) throws IOException {
    Stored old = find(stored.key()).orElse(null);
    if (old != null && upload.onlyNew()) {
      Files.delete(folder.resolve(stored.data()));
      throw OssError.alreadyExists();
    }
    keep(stored);
    if (old != null) {
      Files.deleteIfExists(folder.resolve(old.data()));
    }
    return stored;
  }

  /** Adds to the end, if the caller knows where that is. */
  synchronized Stored append(String key, long position, InputStream bytes, Upload upload) {
    Stored old = find(key).orElse(null);
    if (old != null && !old.check().appendable()) {
      throw OssError.notAppendable();
    }
    long size = old == null ? 0 : old.size();
    if (position != size) {
      throw OssError.wrongPosition(size);
    }
    String data = old == null ? UUID.randomUUID() + ".data" : old.data();
    try {
      Sums sums =
          Sums.append(bytes, folder.resolve(data), size, old == null ? 0 : old.check().crc64());
      Stored.Check check = new Stored.Check(sums.md5(), sums.crc64(), true);
      Map<String, String> headers = old == null ? upload.headers() : old.headers();
      return keep(new Stored(key, data, size + sums.size(), check, now(), headers));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot append to " + name + "/" + key, e);
    }
  }

  /** Deleting what is not there is no error. */
  synchronized void delete(String key) {
    Stored old = find(key).orElse(null);
    if (old == null) {
      return;
    }
    try {
      Files.deleteIfExists(file(key));
      writing = true;
      known.ifPresent(all -> all.remove(key));
      Files.deleteIfExists(folder.resolve(old.data()));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + name + "/" + key, e);
    }
  }

  /** The object with its bytes open, so that no later write can take them away. */
  synchronized Opened open(String key) {
    Stored stored = require(key);
    try {
      return new Opened(stored, FileChannel.open(folder.resolve(stored.data())));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + name + "/" + key, e);
    }
  }

  /** An object being read; whoever asked for it closes the channel. */
  record Opened(Stored stored, FileChannel bytes) {
    void close() {
      try {
        bytes.close();
      } catch (IOException e) {
        throw new UncheckedIOException("cannot close " + stored.key(), e);
      }
    }
  }

  /** Within the lock. */
  private Stored keep(Stored stored) {
    meta(stored.key()).write(stored);
    writing = true;
    known.ifPresent(all -> all.put(stored.key(), stored));
    return stored;
  }

  private JsonFile<Stored> meta(String key) {
    return new JsonFile<>(file(key), Stored.class);
  }

  private Path file(String key) {
    return folder.resolve(FileNames.of(key) + FileNames.META);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS);
  }
}
