package io.kiln.provision;

import io.kiln.build.Build;
import io.kiln.build.JobProgress;
import io.kiln.build.LogLine;
import io.kiln.build.Outcome;
import io.kiln.build.Outcome.Wait;
import io.kiln.template.BreakpointProvisioner;
import java.time.Duration;
import java.util.List;

/**
 * Holds the build until a person lets it go on; the machine stays as it is meanwhile. It costs
 * money, and there may be nobody in front of it, so it does not last for ever.
 */
final class Breakpoint implements Task {
  private static final Duration LOOK = Duration.ofSeconds(2);
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  /** As long as a build is held by default that failed. */
  private static final Duration LONGEST = Duration.ofHours(2);

  private final BreakpointProvisioner breakpoint;

  Breakpoint(BreakpointProvisioner breakpoint) {
    this.breakpoint = breakpoint;
  }

  @Override
  public List<LogLine> opening() {
    String note = breakpoint.note().map(text -> " with note \"" + text + "\"").orElse("");
    return List.of(
        LogLine.say(
            breakpoint.disabled()
                ? "Breakpoint provisioner" + note + " disabled; continuing..."
                : "Pausing at breakpoint provisioner" + note + "."));
  }

  @Override
  public Outcome move(Turn turn) {
    if (breakpoint.disabled()) {
      return turn.next();
    }
    if (!turn.at(JobProgress.HELD)) {
      return turn.record(turn.progress().at(JobProgress.HELD, turn.now()));
    }
    String pause = turn.build().heldAt().orElseThrow();
    if (turn.tools().releases().released(turn.build().id(), pause)) {
      return turn.next();
    }
    Duration longest = turn.build().holdFor().orElse(LONGEST);
    return turn.lasting().compareTo(longest) > 0
        ? turn.fail(forgotten(turn.build(), turn.lasting()))
        : turn.wait(Wait.of("a person to end the breakpoint (kiln resume)", LOOK, PATIENCE));
  }

  private static String forgotten(Build build, Duration held) {
    return String.format(
        "Nobody ended the breakpoint within %d minutes. `kiln resume %s` ends it in time;"
            + " \"disable\": true takes it out of builds that nobody watches.",
        held.toMinutes(), build.id());
  }
}
