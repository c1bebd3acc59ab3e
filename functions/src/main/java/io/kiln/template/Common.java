package io.kiln.template;

import io.kiln.template.problem.Place;
import java.time.Duration;
import java.util.Optional;

/** What every provisioner has. */
final class Common {
  final Place place;
  final Duration pauseBefore;
  final Optional<Duration> timeout;
  final int maxRetries;

  Common(Place place, Duration pauseBefore, Optional<Duration> timeout, int maxRetries) {
    this.place = place;
    this.pauseBefore = pauseBefore;
    this.timeout = timeout;
    this.maxRetries = maxRetries;
  }
}
