package io.kiln.tests.kill;

/** The process that runs a function dies here: nothing catches it but whoever starts the next. */
final class Killed extends Error {
  private static final long serialVersionUID = 1L;
}
