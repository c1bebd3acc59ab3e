package io.kiln.trigger.series;

import java.time.Instant;
import java.util.Optional;

/** One thing to look after in a series. */
interface Concern {
  /**
   * Looks, and acts where acting is repeatable.
   *
   * @return the next state; empty when nothing is to be written
   */
  Optional<Series> consider(Series series, Scene scene);

  /** From when on it wants to look again, by itself. */
  Optional<Instant> next(Series series, Scene scene);
}
