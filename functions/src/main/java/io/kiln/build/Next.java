package io.kiln.build;

/** What the state machine's choice does after an answer. */
public enum Next {
  STEP,
  WAIT,
  UNDO,
  SUCCEEDED,
  FAILED
}
