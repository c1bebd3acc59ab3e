package io.kiln.store;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import io.kiln.build.BuildId;
import io.kiln.build.Entry;
import io.kiln.build.Journal;
import io.kiln.build.Json;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * The journal in a bucket: one object for each entry, sealed and never changed. Nothing lists it.
 */
public final class BucketJournal implements Journal {
  /** Builds in work at once; an entry holds up to some hundred KiB. */
  private static final int MOST = 32;

  private final Bucket bucket;
  private final EntrySeal seal;

  /** The newest of each build that was seen here; whether there are newer ones the bucket tells. */
  private final Recent<BuildId, Entry> newest = new Recent<>(MOST);

  public BucketJournal(Bucket bucket, Vault vault) {
    this.bucket = requireNonNull(bucket, "bucket");
    this.seal = new EntrySeal(vault);
  }

  @Override
  public Optional<Entry> latest(BuildId build, long from) {
    Optional<Entry> last = newest.find(build).filter(entry -> entry.seq() >= from);
    if (last.isEmpty() && from > 0) {
      last = Optional.of(known(build, from));
    }
    long seq = last.map(Entry::seq).orElse(0L);
    boolean over = false;
    // entries have no gaps: strides double until one goes too far, and are halved from then on
    for (long stride = 1; stride > 0; stride = over ? stride / 2 : stride * 2) {
      Optional<Entry> next = entry(build, seq + stride);
      if (next.isPresent()) {
        last = next;
        seq += stride;
      } else {
        over = true;
      }
    }
    last.ifPresent(entry -> newest.put(build, entry));
    return last;
  }

  @Override
  public boolean append(Entry entry) {
    String key = Keys.entry(entry.state().id(), entry.seq());
    if (bucket.create(key, seal.seal(key, Json.bytes(entry)))) {
      newest.put(entry.state().id(), entry);
      return true;
    }
    // the bucket's client may have retried a write that had succeeded
    return known(entry.state().id(), entry.seq()).nonce().equals(entry.nonce());
  }

  /** An entry that must be there. */
  Entry known(BuildId build, long seq) {
    return entry(build, seq)
        .orElseThrow(() -> new JournalCorrupt(Keys.entry(build, seq), "it is missing", null));
  }

  private Optional<Entry> entry(BuildId build, long seq) {
    String key = Keys.entry(build, seq);
    return bucket.get(key).map(bytes -> read(key, build, seq, seal.open(key, bytes)));
  }

  private static Entry read(String key, BuildId build, long seq, byte[] bytes) {
    try {
      JsonNode tree = Json.read(bytes, JsonNode.class);
      int version = tree.path("version").asInt(0);
      if (version != Entry.VERSION) {
        throw new JournalCorrupt(
            key, "version " + version + " is not " + Entry.VERSION + ", the only one known", null);
      }
      Entry entry = Json.fromNode(tree, Entry.class);
      if (entry.seq() != seq || !entry.state().id().equals(build)) {
        throw new JournalCorrupt(
            key, "it is entry " + entry.seq() + " of " + entry.state().id(), null);
      }
      return entry;
    } catch (UncheckedIOException e) {
      throw new JournalCorrupt(key, "it is not the JSON of an entry", e);
    }
  }
}
