package io.kiln.store;

import io.kiln.build.Entry;
import io.kiln.build.Json;
import io.kiln.fuzz.Target;
import java.util.List;

/** A journal entry as it may have become. */
public final class JournalTarget implements Target {
  private static final Entry SOUND = Entries.entry(1, "a-nonce");

  @Override
  public String name() {
    return "journal";
  }

  @Override
  public List<byte[]> seeds() {
    return List.of(Json.bytes(SOUND));
  }

  @Override
  public boolean accepts(byte[] input) {
    MemoryBucket bucket = new MemoryBucket();
    bucket.put(Keys.entry(Entries.BUILD, 1), input);
    try {
      return new BucketJournal(bucket).latest(Entries.BUILD, 0).isPresent();
    } catch (JournalCorrupt refused) {
      return false;
    }
  }

  @Override
  public String toString() {
    return name();
  }
}
