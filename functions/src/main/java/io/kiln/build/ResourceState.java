package io.kiln.build;

/** What the ledger knows of one resource. */
public enum ResourceState {
  /** Announced; only the writer of the claim may make the call. */
  INTENDED,
  /** The call's answer is not known: it may exist. Look it up, or replay the same request. */
  UNCLEAR,
  /** Proven never made: a new attempt may be announced. */
  WITHDRAWN,
  /** It exists; its id is known. */
  CREATED,
  /** Its deletion is announced; only the writer of the claim makes the call. */
  DELETING,
  /** Its deletion was asked for, maybe in vain: look, and ask again if it is still there. */
  LEAVING,
  /** A describe call proved that it is gone. */
  GONE,
  /** It could not be deleted: the receipt names it, and the sweeper keeps at it. */
  LEAKED,
  /** Kept on purpose: the build's product. */
  KEPT;

  /** Returns whether something may exist in the cloud that undo has to remove. */
  public boolean mayExist() {
    return this == INTENDED
        || this == UNCLEAR
        || this == CREATED
        || this == DELETING
        || this == LEAVING;
  }

  /** Returns whether the resource is being made or used, not yet removed. */
  public boolean mayBeUsed() {
    return this == INTENDED || this == UNCLEAR || this == CREATED;
  }

  /** What is known once the claimed call's outcome is unknown: its writer died, or lost it. */
  ResourceState afterUnclearAnswer() {
    return this == INTENDED ? UNCLEAR : this == DELETING ? LEAVING : this;
  }

  /** What is known once the claimed call was refused, which proves that it did nothing. */
  ResourceState afterRefusal() {
    return this == INTENDED ? WITHDRAWN : this == DELETING ? LEAVING : this;
  }
}
