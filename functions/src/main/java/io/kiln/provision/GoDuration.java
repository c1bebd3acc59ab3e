package io.kiln.provision;

import java.time.Duration;

/** Durations as Packer prints them: 1h0m0s, 1m30s, 1.5s, 250ms. */
final class GoDuration {
  private GoDuration() {}

  static String of(Duration time) {
    long millis = time.toMillis();
    if (millis > 0 && millis < 1000) {
      return millis + "ms";
    }
    String seconds = time.toSecondsPart() + fraction(millis % 1000) + "s";
    if (time.toHours() > 0) {
      return time.toHours() + "h" + time.toMinutesPart() + "m" + seconds;
    }
    return time.toMinutes() > 0 ? time.toMinutes() + "m" + seconds : seconds;
  }

  private static String fraction(long millis) {
    return millis == 0 ? "" : String.format(".%03d", millis).replaceAll("0+$", "");
  }
}
