package io.kiln.local.ecs.instance;

import io.kiln.local.ecs.Ask;
import io.kiln.local.ecs.Course;
import io.kiln.local.rpc.EcsError;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;

/** The dead-man switch: from half an hour to three years ahead, by the minute. */
final class ReleaseTime {
  private static final Duration LEAST = Duration.ofMinutes(30);
  private static final Duration MOST = Duration.ofDays(3 * 365);

  private ReleaseTime() {}

  /** Empty means never. */
  static Instant read(Ask ask, String parameter) {
    String text = ask.params().text(parameter);
    if (text.isEmpty()) {
      return Course.NEVER;
    }
    Instant time = parse(text);
    boolean inRange = !time.isBefore(ask.now().plus(LEAST)) && !time.isAfter(ask.now().plus(MOST));
    if (!inRange) {
      throw malformed();
    }
    return time.truncatedTo(ChronoUnit.MINUTES);
  }

  private static Instant parse(String text) {
    try {
      // Both forms are in use: with seconds and without.
      return Instant.parse(text.matches(".*T\\d\\d:\\d\\dZ") ? text.replace("Z", ":00Z") : text);
    } catch (DateTimeParseException e) {
      throw malformed();
    }
  }

  private static EcsError malformed() {
    return new EcsError(
        400, "InvalidAutoReleaseTime.Malformed", "The specified AutoReleaseTime is not valid.");
  }
}
