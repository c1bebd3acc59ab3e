package io.kiln.trigger.series;

import io.kiln.store.Bucket;
import io.kiln.store.PositionConflict;
import io.kiln.store.Stored;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A bucket in memory whose objects are as old as the test's clock says. */
final class TimedBucket implements Bucket {
  private final TreeMap<String, byte[]> objects = new TreeMap<>();
  private final Map<String, Instant> modified = new HashMap<>();
  private final Clock clock;

  TimedBucket(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Optional<byte[]> get(String key) {
    return Optional.ofNullable(objects.get(key)).map(byte[]::clone);
  }

  @Override
  public Optional<byte[]> get(String key, long from, int most) {
    return get(key)
        .map(
            all ->
                Arrays.copyOfRange(
                    all,
                    (int) Math.min(from, all.length),
                    (int) Math.min(all.length, from + (long) most)));
  }

  @Override
  public boolean create(String key, InputStream content, long length) {
    if (objects.containsKey(key)) {
      return false;
    }
    try {
      put(key, content.readAllBytes());
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void put(String key, byte[] content) {
    objects.put(key, content.clone());
    modified.put(key, clock.instant().truncatedTo(ChronoUnit.SECONDS));
  }

  @Override
  public long append(String key, long position, byte[] bytes) throws PositionConflict {
    byte[] before = objects.getOrDefault(key, new byte[0]);
    byte[] after = Arrays.copyOf(before, before.length + bytes.length);
    System.arraycopy(bytes, 0, after, before.length, bytes.length);
    put(key, after);
    return after.length;
  }

  @Override
  public List<String> list(String prefix) {
    return objects.keySet().stream().filter(k -> k.startsWith(prefix)).collect(Collectors.toList());
  }

  @Override
  public List<String> folders(String folder) {
    return list(folder).stream()
        .filter(key -> key.indexOf('/', folder.length()) > 0)
        .map(key -> key.substring(0, key.indexOf('/', folder.length()) + 1))
        .distinct()
        .collect(Collectors.toList());
  }

  @Override
  public List<Stored> entries(String prefix) {
    return list(prefix).stream()
        .map(
            key -> {
              byte[] bytes = objects.getOrDefault(key, new byte[0]);
              return Stored.of(
                  key,
                  bytes.length,
                  String.valueOf(Arrays.hashCode(bytes)),
                  modified.getOrDefault(key, Instant.EPOCH));
            })
        .collect(Collectors.toList());
  }

  @Override
  public void delete(String key) {
    objects.remove(key);
  }
}
