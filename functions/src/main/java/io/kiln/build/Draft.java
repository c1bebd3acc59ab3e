package io.kiln.build;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** An entry before it is written: the changed build, its new lines, and a claim if it makes one. */
final class Draft {
  private final Build build;
  private final List<LogLine> lines;
  private final Optional<Claim> claim;

  private Draft(Build build, List<LogLine> lines, Optional<Claim> claim) {
    this.build = build;
    this.lines = lines;
    this.claim = claim;
  }

  static Draft of(Build build, List<LogLine> lines) {
    return new Draft(build, lines, Optional.empty());
  }

  static Draft of(Build build, LogLine... lines) {
    return of(build, List.of(lines));
  }

  Draft claiming(Instant now, String what) {
    return new Draft(build, lines, Optional.of(Claim.from(now, what)));
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
}
