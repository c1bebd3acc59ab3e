package io.kiln.build;

/** The process dies here: nothing catches it but the harness that starts the next one. */
final class Killed extends Error {
  private static final long serialVersionUID = 1L;
}
