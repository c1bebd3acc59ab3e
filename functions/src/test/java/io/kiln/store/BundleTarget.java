package io.kiln.store;

import io.kiln.build.Bundle;
import io.kiln.build.OnError;
import io.kiln.fuzz.Target;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;

/** A kept bundle as it may have become. */
public final class BundleTarget implements Target {
  private final MemoryBucket bucket = new MemoryBucket();
  private final Vault vault = new Vault(bucket, new SecureRandom());

  @Override
  public String name() {
    return "bundle";
  }

  @Override
  public List<byte[]> seeds() {
    anew()
        .keep(
            Entries.BUILD,
            Bundle.builder()
                .templateName("t.json")
                .templateText("{}")
                .templateDir("/")
                .workingDir("/")
                .startedAt(Instant.EPOCH)
                .seed("s")
                .builderName("b")
                .force(false)
                .onError(OnError.CLEANUP)
                .build());
    return List.of(bucket.get(Keys.bundle(Entries.BUILD)).orElseThrow());
  }

  @Override
  public boolean accepts(byte[] input) {
    bucket.put(Keys.bundle(Entries.BUILD), input);
    try {
      return anew().find(Entries.BUILD).isPresent();
    } catch (StoreFailure refused) {
      return false;
    }
  }

  /** Of a process that has read nothing yet. */
  private Bundles anew() {
    return new Bundles(bucket, new SealedObjects(bucket, vault));
  }

  @Override
  public String toString() {
    return name();
  }
}
