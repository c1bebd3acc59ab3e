package io.kiln.build;

import io.kiln.build.Outcome.Wait;
import java.time.Duration;
import java.time.Instant;

/** What becomes of a build whose moves break or die, one after the other. */
final class Stumbles {
  /** As long as the flow tries again before it calls the failure branch. */
  private static final Duration PATIENCE = Duration.ofMinutes(15);

  static final Wait UNTIL_IT_WORKS =
      Wait.of("the function to work again", Duration.ofMinutes(1), PATIENCE);

  private Stumbles() {}

  /** A move has broken: one more in a row, or the first if the last one was long ago. */
  static Build broke(Build build, Instant now) {
    return build.withStumble(
        build
            .stumble()
            .filter(row -> !row.last().plus(PATIENCE).isBefore(now))
            .map(row -> row.withLast(now))
            .orElseGet(() -> Stumble.at(now)));
  }

  /** A move has broken or died with its claim: its call may have had its effect. */
  static Build brokeClaiming(Build build, Instant now) {
    return broke(Claims.unclear(build), now);
  }

  /** Whether none has got on for longer than anybody should wait. */
  static boolean tooLong(Build build) {
    return build
        .stumble()
        .filter(row -> !row.since().plus(PATIENCE).isAfter(row.last()))
        .isPresent();
  }

  /** For the person who asks why it was given up. */
  static String words(Claim last) {
    return "The function died again and again, for "
        + PATIENCE.toMinutes()
        + " minutes, the last time at: "
        + last.what();
  }
}
