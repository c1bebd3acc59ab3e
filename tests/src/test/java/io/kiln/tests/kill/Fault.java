package io.kiln.tests.kill;

/** One thing that a run left as it must not be. */
record Fault(Kind kind, String what) {
  enum Kind {
    LEAKED,
    DOUBLED,
    LOST,
    REPEATED
  }
}
