package io.kiln.store;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * Objects that are encrypted, written once and never removed: what was read or written last is not
 * read again. It is kept as encrypted as in the bucket.
 */
final class SealedObjects {
  /** A bundle and some secrets for each of the builds in work. */
  private static final int MOST = 64;

  private final Bucket bucket;
  private final Vault vault;
  private final Recent<String, byte[]> recent = new Recent<>(MOST);

  SealedObjects(Bucket bucket, Vault vault) {
    this.bucket = requireNonNull(bucket, "bucket");
    this.vault = requireNonNull(vault, "vault");
  }

  /**
   * Writes the object unless there is one.
   *
   * @return false when there is one, which may be this one
   */
  boolean create(String key, byte[] plain) {
    byte[] sealed = vault.seal(key, plain);
    boolean created = bucket.create(key, sealed);
    if (created) {
      recent.put(key, sealed);
    }
    return created;
  }

  /**
   * Reads the object.
   *
   * @throws StoreFailure when it was changed
   */
  Optional<byte[]> find(String key) {
    Optional<byte[]> sealed = recent.find(key);
    if (sealed.isEmpty()) {
      sealed = bucket.get(key);
      sealed.ifPresent(bytes -> recent.put(key, bytes));
    }
    return sealed.map(bytes -> vault.open(key, bytes));
  }
}
