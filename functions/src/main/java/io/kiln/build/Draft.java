package io.kiln.build;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** An entry before it is written: the changed build, its new lines, and a claim if it makes one. */
final class Draft {
  private final Build build;
  private final List<LogLine> lines;
  private final Optional<Claim> claim;
  private final Duration pause;

  private Draft(Build build, List<LogLine> lines, Optional<Claim> claim, Duration pause) {
    this.build = build;
    this.lines = lines;
    this.claim = claim;
    this.pause = pause;
  }

  static Draft of(Build build, List<LogLine> lines) {
    return new Draft(build, lines, Optional.empty(), Duration.ZERO);
  }

  static Draft of(Build build, LogLine... lines) {
    return of(build, List.of(lines));
  }

  Draft withBuild(Build other) {
    return new Draft(other, lines, claim, pause);
  }

  Draft claiming(Instant now, String what) {
    return new Draft(build, lines, Optional.of(Claim.from(now, what)), pause);
  }

  /** The next move is to come after this pause, not at once. */
  Draft pausing(Duration time) {
    return new Draft(build, lines, claim, time);
  }

  Build build() {
    return build;
  }

  List<LogLine> lines() {
    return lines;
  }

  Optional<Claim> claim() {
    return claim;
  }

  Duration pause() {
    return pause;
  }
}
