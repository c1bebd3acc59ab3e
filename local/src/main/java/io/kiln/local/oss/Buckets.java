package io.kiln.local.oss;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The buckets: a folder each. */
final class Buckets {
  private static final String NAME = "[a-z0-9][a-z0-9-]{1,61}[a-z0-9]";

  private final Path home;
  private final Clock clock;
  private final Map<String, Bucket> open = new ConcurrentHashMap<>();

  Buckets(Path home, Clock clock) {
    this.home = home;
    this.clock = clock;
  }

  Bucket get(String name) {
    Path folder = folder(name);
    if (!Files.isDirectory(folder)) {
      throw OssError.noSuchBucket();
    }
    return open.computeIfAbsent(name, unused -> new Bucket(name, folder, clock));
  }

  /** Making one's own bucket again is no error. */
  void create(String name) {
    try {
      Files.createDirectories(folder(name));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make bucket " + name, e);
    }
  }

  void delete(String name) {
    if (!get(name).list("").isEmpty()) {
      throw OssError.bucketNotEmpty();
    }
    try {
      Files.delete(folder(name));
      open.remove(name);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete bucket " + name, e);
    }
  }

  List<String> names() {
    if (Files.notExists(home)) {
      return List.of();
    }
    try (Stream<Path> folders = Files.list(home)) {
      return folders.map(folder -> String.valueOf(folder.getFileName())).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list the buckets", e);
    }
  }

  private Path folder(String name) {
    if (!name.matches(NAME)) {
      throw OssError.invalidBucketName();
    }
    return home.resolve(name);
  }
}
