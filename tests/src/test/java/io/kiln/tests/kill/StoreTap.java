package io.kiln.tests.kill;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.kiln.local.disk.Json;
import io.kiln.store.Bucket;
import io.kiln.store.PositionConflict;
import io.kiln.store.Stored;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** The bucket as one life sees it, with the tap between. */
final class StoreTap implements Bucket {
  private static final Pattern BUILD = Pattern.compile("^(builds|active)/[^/]+");
  private static final Pattern NUMBER = Pattern.compile("/\\d{10}\\.json$");

  private static final int TRIES = 4;

  private final Bucket bucket;
  private final Tap tap;
  private final Life life;

  StoreTap(Bucket bucket, Tap tap, Life life) {
    this.bucket = bucket;
    this.tap = tap;
    this.life = life;
  }

  @Override
  public Optional<byte[]> get(String key) {
    return passing("get " + key, false, () -> bucket.get(key));
  }

  @Override
  public Optional<byte[]> get(String key, long from, int most) {
    return passing("get " + key, false, () -> bucket.get(key, from, most));
  }

  @Override
  public boolean create(String key, InputStream content, long length) {
    byte[] bytes = whole(content);
    return passing(
        "create " + key,
        true,
        () -> {
          boolean created = bucket.create(key, new ByteArrayInputStream(bytes), bytes.length);
          if (created && key.contains("/journal/")) {
            tap.at(stepOf(bytes));
          }
          return created;
        });
  }

  private static byte[] whole(InputStream content) {
    try {
      return content.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String stepOf(byte[] entry) {
    try {
      JsonNode state =
          Json.MAPPER
              .readTree(new String(entry, java.nio.charset.StandardCharsets.UTF_8))
              .path("state");
      String phase = state.path("phase").asText();
      return phase.equals("STEP") ? state.path("step").asText() : phase;
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void put(String key, byte[] content) {
    Object unused =
        passing(
            "put " + key,
            true,
            () -> {
              bucket.put(key, content);
              return true;
            });
  }

  @Override
  public long append(String key, long position, byte[] bytes) throws PositionConflict {
    Optional<PositionConflict> conflict;
    Object[] end = new Object[1];
    conflict =
        passing(
            "append " + key,
            true,
            () -> {
              try {
                end[0] = bucket.append(key, position, bytes);
                return Optional.empty();
              } catch (PositionConflict e) {
                return Optional.of(e);
              }
            });
    if (conflict.isPresent()) {
      throw conflict.get();
    }
    return (Long) end[0];
  }

  @Override
  public List<String> folders(String folder) {
    return passing("list " + folder, false, () -> bucket.folders(folder));
  }

  @Override
  public List<Stored> entries(String prefix) {
    return passing("list " + prefix, false, () -> bucket.entries(prefix));
  }

  @Override
  public List<String> list(String prefix) {
    return passing("list " + prefix, false, () -> bucket.list(prefix));
  }

  @Override
  public void delete(String key) {
    Object unused =
        passing(
            "delete " + key,
            true,
            () -> {
              bucket.delete(key);
              return true;
            });
  }

  private <T> T passing(String call, boolean changes, Supplier<T> work) {
    life.check();
    Optional<Blow> blow = tap.pass(Port.STORE, plain(call), changes);
    if (blow.isEmpty()) {
      return weathering(call, work);
    }
    if (!blow.get().before()) {
      T unusedAnswer = work.get();
    }
    if (blow.get().kills()) {
      throw life.die();
    }
    throw new Unheard("no answer to " + call);
  }

  /** The store's client tries four times by itself, whatever the call has done meanwhile. */
  private <T> T weathering(String call, Supplier<T> work) {
    for (int attempt = 0; attempt < TRIES; attempt++) {
      if (tap.sky().throttles()) {
        continue;
      }
      T answer = work.get();
      if (!tap.sky().losesAnswer()) {
        return answer;
      }
    }
    throw new Unheard("no answer to " + call);
  }

  /** Without what differs between runs. */
  private static String plain(String call) {
    int space = call.indexOf(' ');
    String key = BUILD.matcher(call.substring(space + 1)).replaceFirst("$1");
    return call.substring(0, space + 1) + NUMBER.matcher(key).replaceFirst("");
  }

  /** As the store's client puts it when all of its own tries have failed. */
  static final class Unheard extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unheard(String message) {
      super(message);
    }
  }
}
