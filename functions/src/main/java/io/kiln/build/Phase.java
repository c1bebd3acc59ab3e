package io.kiln.build;

/** Where a build stands in the state machine; {@link Transitions} says which may follow which. */
public enum Phase {
  /** Steps are being run. */
  STEP,
  /** Resources are being deleted: the failure branch, and the temporary ones of a success. */
  UNDO,
  /** The receipt is written; nothing more happens. */
  ENDED
}
