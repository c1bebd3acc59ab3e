package io.kiln.local.clock;

import java.time.Duration;
import java.time.Instant;

/** How far the virtual clock is ahead of the real one, and the last moment it jumped to. */
record ClockState(Duration offset, Instant latest) {
  static final ClockState FRESH = new ClockState(Duration.ZERO, Instant.EPOCH);
}
