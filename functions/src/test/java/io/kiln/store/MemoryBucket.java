package io.kiln.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A bucket for tests of what is built on one; it can be told to misbehave. */
final class MemoryBucket implements Bucket {
  private final TreeMap<String, byte[]> objects = new TreeMap<>();
  private boolean versioned;
  private boolean retrying;
  private int conflicts;
  private int reads;

  /** From now on a second write succeeds, as where versioning is on. */
  MemoryBucket versioned() {
    versioned = true;
    return this;
  }

  /** From now on each create is sent twice, as by a client that lost the first answer. */
  MemoryBucket retrying() {
    retrying = true;
    return this;
  }

  /** So many appends are refused with the very position that they were made at. */
  MemoryBucket conflicting(int times) {
    conflicts = times;
    return this;
  }

  int reads() {
    return reads;
  }

  @Override
  public synchronized Optional<byte[]> get(String key) {
    reads++;
    return Optional.ofNullable(objects.get(key)).map(byte[]::clone);
  }

  @Override
  public synchronized Optional<byte[]> get(String key, long from, int most) {
    return get(key)
        .map(
            all -> {
              int start = (int) Math.min(from, all.length);
              return Arrays.copyOfRange(
                  all, start, (int) Math.min(all.length, (long) start + most));
            });
  }

  @Override
  public synchronized boolean create(String key, InputStream content, long length) {
    if (objects.containsKey(key) && !versioned) {
      return false;
    }
    try {
      objects.put(key, content.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return !retrying;
  }

  @Override
  public synchronized void put(String key, byte[] content) {
    objects.put(key, content.clone());
  }

  @Override
  public synchronized long append(String key, long position, byte[] bytes) throws PositionConflict {
    byte[] before = objects.getOrDefault(key, new byte[0]);
    if (conflicts > 0 && before.length == position) {
      conflicts--;
      throw new PositionConflict(key, position, before.length);
    }
    if (before.length != position) {
      throw new PositionConflict(key, position, before.length);
    }
    byte[] after = Arrays.copyOf(before, before.length + bytes.length);
    System.arraycopy(bytes, 0, after, before.length, bytes.length);
    objects.put(key, after);
    return after.length;
  }

  @Override
  public synchronized List<String> list(String prefix) {
    return objects.keySet().stream().filter(k -> k.startsWith(prefix)).collect(Collectors.toList());
  }

  @Override
  public synchronized List<String> folders(String folder) {
    return list(folder).stream()
        .filter(key -> key.indexOf('/', folder.length()) > 0)
        .map(key -> key.substring(0, key.indexOf('/', folder.length()) + 1))
        .distinct()
        .collect(Collectors.toList());
  }

  @Override
  public synchronized List<Stored> entries(String prefix) {
    return objects.entrySet().stream()
        .filter(object -> object.getKey().startsWith(prefix))
        .map(
            object ->
                Stored.of(
                    object.getKey(),
                    object.getValue().length,
                    Sha256.of(object.getValue()),
                    Instant.parse("2026-11-22T11:00:00Z")))
        .collect(Collectors.toList());
  }

  @Override
  public synchronized void delete(String key) {
    objects.remove(key);
  }
}
