package io.kiln.tests.kill;

/** A blow at a boundary. */
record Kill(Boundary boundary, Blow blow) {
  @Override
  public String toString() {
    return blow + " at " + boundary.name();
  }
}
