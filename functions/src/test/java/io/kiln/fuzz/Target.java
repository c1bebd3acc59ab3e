package io.kiln.fuzz;

import java.util.List;

/** A door through which input comes, and what sound input looks like. */
public interface Target {
  String name();

  /** Sound inputs, which are then spoilt. */
  List<byte[]> seeds();

  /**
   * Takes the input in.
   *
   * @return whether it was taken; false when it was refused as it should be
   * @throws RuntimeException when nobody thought of such an input
   */
  boolean accepts(byte[] input);
}
