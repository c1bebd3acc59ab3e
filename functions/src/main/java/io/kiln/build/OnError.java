package io.kiln.build;

/** What a build does when a step fails. */
public enum OnError {
  /** Deletes everything that was made. */
  CLEANUP,
  /** Leaves everything standing for a person to look at. */
  ABORT,
  /**
   * Holds a build whose provisioner failed until a deadline: it may be resumed at that provisioner.
   * Any other failure is cleaned up.
   */
  HOLD,
  /** Runs the template's error-cleanup-provisioner, then leaves everything standing. */
  RUN_CLEANUP_PROVISIONER
}
