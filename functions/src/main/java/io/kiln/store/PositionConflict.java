package io.kiln.store;

/** An append named another position than the object's end. */
public final class PositionConflict extends Exception {
  private static final long serialVersionUID = 1L;

  private final long actual;

  PositionConflict(String key, long position, long actual) {
    super(key + " ends at " + actual + ", not at " + position);
    this.actual = actual;
  }

  /** The object's length; 0 when there is none. */
  public long actual() {
    return actual;
  }
}
