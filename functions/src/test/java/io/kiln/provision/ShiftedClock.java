package io.kiln.provision;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** Real time, moved on by the waits. */
final class ShiftedClock extends Clock {
  private Duration shift = Duration.ZERO;

  void shift(Duration by) {
    shift = shift.plus(by);
  }

  @Override
  public Instant instant() {
    return Clock.systemUTC().instant().plus(shift);
  }

  @Override
  public ZoneId getZone() {
    return Clock.systemUTC().getZone();
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
