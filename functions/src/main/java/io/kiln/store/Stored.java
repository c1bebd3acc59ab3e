package io.kiln.store;

import java.time.Instant;
import org.immutables.value.Value;

/** An object as a listing shows it. */
@Value.Immutable
public interface Stored {
  String key();

  /** Bytes. */
  long size();

  /** Another one for another content. */
  String etag();

  /** To the second. */
  Instant modified();

  static Stored of(String key, long size, String etag, Instant modified) {
    return ImmutableStored.builder().key(key).size(size).etag(etag).modified(modified).build();
  }
}
