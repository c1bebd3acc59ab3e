package io.kiln.store;

import org.jspecify.annotations.Nullable;

/** Something kept can't be read, or something to keep can't be written. */
public class StoreFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StoreFailure(String message) {
    this(message, null);
  }

  StoreFailure(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
