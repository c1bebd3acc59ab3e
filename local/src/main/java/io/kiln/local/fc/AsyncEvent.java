package io.kiln.local.fc;

import java.time.Instant;

/** An event in the queue: when it came, when it is tried next, and how often it was. */
record AsyncEvent(
    String function, String event, Instant accepted, Instant due, int tries, int errors) {
  static AsyncEvent of(String function, String event, Instant now, Instant due) {
    return new AsyncEvent(function, event, now, due, 0, 0);
  }

  /** After a try that the function itself failed. */
  AsyncEvent failed(Instant again) {
    return new AsyncEvent(function, event, accepted, again, tries + 1, errors + 1);
  }

  /** After a try that the service did not take. */
  AsyncEvent refused(Instant again) {
    return new AsyncEvent(function, event, accepted, again, tries + 1, errors);
  }
}
