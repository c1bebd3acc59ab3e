package io.kiln.store;

import org.jspecify.annotations.Nullable;

/** A journal entry is there and can't be understood: nobody may guess what was done. */
public final class JournalCorrupt extends StoreFailure {
  private static final long serialVersionUID = 1L;

  private final String key;

  JournalCorrupt(String key, String why, @Nullable Throwable cause) {
    super("The journal entry " + key + " can't be read: " + why, cause);
    this.key = key;
  }

  public String key() {
    return key;
  }
}
