package io.kiln.build;

/** What a build does when a step fails. */
public enum OnError {
  /** Deletes everything that was made. */
  CLEANUP,
  /** Leaves everything standing for a person to look at. */
  ABORT,
  /** The same, but runs the template's error-cleanup-provisioner first. */
  RUN_CLEANUP_PROVISIONER
}
