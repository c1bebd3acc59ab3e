package io.kiln.build;

/** How far a mutating call stands that makes no resource of its own: a rule, a stop, a tag. */
public enum Deed {
  /** Announced; only the writer of the claim may make the call. */
  INTENDED,
  /** The answer is not known; the call is harmless to repeat, so it is announced again. */
  UNCLEAR,
  /** It was answered. */
  DONE
}
