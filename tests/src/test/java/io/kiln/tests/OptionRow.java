package io.kiln.tests;

import java.util.Map;

/**
 * Which field of which request one option changes, in a bake that has it.
 *
 * @param value what is sent; of something that is left out, how its bake ends all the same
 */
record OptionRow(Bake bake, String option, Says says, String action, String field, String value) {
  /** What a row says of the requests of its bake. */
  enum Says {
    /** A request of this action has the field with this value, which no plain bake has. */
    SENDS,
    /**
     * Plain bakes send the action, or the field if one is named; this one does not, though it gets
     * far enough.
     */
    OMITS
  }

  /** A bake with these options, on top of the plain ones. */
  record Bake(String name, Map<String, String> options) {}
}
