package io.kiln.store;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.kiln.build.Entry;
import io.kiln.build.Json;
import io.kiln.fuzz.Target;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;

/** A journal entry as it may have become. */
public final class JournalTarget implements Target {
  private static final String MASTER = Base64.getEncoder().encodeToString(new byte[32]);
  private static final Entry SOUND = Entries.entry(1, "a-nonce");

  @Override
  public String name() {
    return "journal";
  }

  @Override
  public List<byte[]> seeds() {
    return List.of(Json.bytes(SOUND));
  }

  /**
   * As it lies there, and as if Kiln itself had sealed it: the reader behind the seal is strict.
   */
  @Override
  public boolean accepts(byte[] input) {
    MemoryBucket bucket = new MemoryBucket();
    bucket.put(Keys.MASTER, MASTER.getBytes(US_ASCII));
    Vault vault = new Vault(bucket, new SecureRandom());
    String key = Keys.entry(Entries.BUILD, 1);
    bucket.put(key, input);
    if (reads(new BucketJournal(bucket, vault))) {
      throw new IllegalStateException("an entry without a seal was taken");
    }
    if (input.length == 0) {
      return false;
    }
    bucket.put(key, new EntrySeal(vault).seal(key, input));
    return reads(new BucketJournal(bucket, vault));
  }

  private static boolean reads(BucketJournal journal) {
    try {
      return journal.latest(Entries.BUILD, 0).isPresent();
    } catch (JournalCorrupt refused) {
      return false;
    }
  }

  @Override
  public String toString() {
    return name();
  }
}
