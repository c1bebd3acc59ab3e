package io.kiln.local.ram;

import java.util.Optional;

/** Asked before each call whether the caller may make it. */
public interface Guard {
  /** Lets everybody do everything. */
  Guard OPEN = attempt -> Optional.empty();

  Optional<Denial> check(Attempt attempt);
}
