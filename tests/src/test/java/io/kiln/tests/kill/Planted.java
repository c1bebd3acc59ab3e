package io.kiln.tests.kill;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kiln.local.disk.Json;
import io.kiln.store.Bucket;
import io.kiln.store.EntrySeal;
import io.kiln.store.PositionConflict;
import io.kiln.store.Stored;
import io.kiln.store.Vault;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A bug: the announcement of one step's call is skipped. The life that looks through this sees its
 * journal as if the announcement stood there; everybody else sees one without it, and without a
 * gap. This is how the proof shows that it can fail.
 */
final class Planted implements Bucket {
  private static final Pattern ENTRY = Pattern.compile("(builds/[^/]+/journal/)(\\d{10})\\.json");

  private final Bucket bucket;
  private final EntrySeal seal;
  private final String step;
  private long skipped = Long.MAX_VALUE;
  private byte[] announcement = {};

  /** Skips the announcement of this step, which must be one that says nothing in the log. */
  Planted(Bucket bucket, String step) {
    this.bucket = bucket;
    this.seal = new EntrySeal(new Vault(bucket, new SecureRandom()));
    this.step = step;
  }

  @Override
  public boolean create(String key, InputStream content, long length) {
    Matcher entry = ENTRY.matcher(key);
    if (!entry.matches()) {
      return bucket.create(key, content, length);
    }
    try {
      return create(entry.group(1), Long.parseLong(entry.group(2)), content.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean create(String journal, long seq, byte[] content) throws IOException {
    String what = Json.MAPPER.readTree(content).path("claim").path("what").asText();
    if (skipped == Long.MAX_VALUE && what.equals(step)) {
      skipped = seq;
      announcement = content.clone();
      return true;
    }
    byte[] bytes = seq > skipped ? renumbered(journal, content, seq, seq - 1) : content;
    return bucket.create(
        key(journal, seq > skipped ? seq - 1 : seq), new ByteArrayInputStream(bytes), bytes.length);
  }

  @Override
  public Optional<byte[]> get(String key) {
    Matcher entry = ENTRY.matcher(key);
    long seq = entry.matches() ? Long.parseLong(entry.group(2)) : 0;
    if (seq < skipped) {
      return bucket.get(key);
    }
    return seq == skipped
        ? Optional.of(announcement.clone())
        : bucket
            .get(key(entry.group(1), seq - 1))
            .map(bytes -> renumbered(entry.group(1), bytes, seq - 1, seq));
  }

  private static String key(String journal, long seq) {
    return String.format("%s%010d.json", journal, seq);
  }

  /** A bug is Kiln's own, so the entry is sealed as well as any. */
  private byte[] renumbered(String journal, byte[] content, long from, long to) {
    try {
      ObjectNode entry = (ObjectNode) Json.MAPPER.readTree(seal.open(key(journal, from), content));
      byte[] json = Json.MAPPER.writeValueAsString(entry.put("seq", to)).getBytes(UTF_8);
      return seal.seal(key(journal, to), json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Optional<byte[]> get(String key, long from, int most) {
    return bucket.get(key, from, most);
  }

  @Override
  public void put(String key, byte[] content) {
    bucket.put(key, content);
  }

  @Override
  public long append(String key, long position, byte[] bytes) throws PositionConflict {
    return bucket.append(key, position, bytes);
  }

  @Override
  public List<String> folders(String folder) {
    return bucket.folders(folder);
  }

  @Override
  public List<Stored> entries(String prefix) {
    return bucket.entries(prefix);
  }

  @Override
  public List<String> list(String prefix) {
    return bucket.list(prefix);
  }

  @Override
  public void delete(String key) {
    bucket.delete(key);
  }
}
