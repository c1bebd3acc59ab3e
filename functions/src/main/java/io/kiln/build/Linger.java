package io.kiln.build;

import java.time.Duration;

/** A short pause inside an invocation, while something is about to be ready. */
public interface Linger {
  void pause(Duration time);
}
