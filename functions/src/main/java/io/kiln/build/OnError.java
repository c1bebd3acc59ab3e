package io.kiln.build;

/** What a build does when a step fails. */
public enum OnError {
  /** Deletes everything that was made. */
  CLEANUP,
  /** Leaves everything standing for a person to look at. */
  ABORT
}
