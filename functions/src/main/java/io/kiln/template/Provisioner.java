package io.kiln.template;

import io.kiln.template.problem.Place;
import java.time.Duration;
import java.util.Optional;

/** One entry of a template's provisioners, ready for one builder. */
public interface Provisioner {
  /** {@code shell} or {@code file}. */
  String type();

  Place place();

  Duration pauseBefore();

  /** How long it may take; absent: as long as it likes. */
  Optional<Duration> timeout();

  /** How often it is tried again after a failure. */
  int maxRetries();
}
