package io.kiln.build;

/** Whether a build left anything behind that it did not mean to keep. */
public enum Cleanup {
  /** Every temporary resource was proven gone. */
  CLEAN,
  /** Something could not be deleted before the deadline; the receipt names it. */
  LEAKED,
  /** Left standing on request ({@code -on-error=abort}); an undo removes it later. */
  SUSPENDED
}
