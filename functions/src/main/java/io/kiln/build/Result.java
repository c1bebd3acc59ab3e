package io.kiln.build;

/** How the making of the image ended; whether everything temporary is gone is {@link Cleanup}. */
public enum Result {
  /** The image exists and is kept. */
  SUCCEEDED,
  /** A step failed; see {@link Build#failure()}. */
  FAILED,
  /** A person stopped the build. */
  CANCELLED
}
