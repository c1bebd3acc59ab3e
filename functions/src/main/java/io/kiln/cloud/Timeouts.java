package io.kiln.cloud;

import java.time.Duration;

/** How long one call may take; both together end well before a claim does. */
final class Timeouts {
  static final Timeouts STANDARD = new Timeouts(Duration.ofSeconds(5), Duration.ofSeconds(30));

  private final Duration connect;
  private final Duration read;

  Timeouts(Duration connect, Duration read) {
    this.connect = connect;
    this.read = read;
  }

  Duration connect() {
    return connect;
  }

  Duration read() {
    return read;
  }
}
