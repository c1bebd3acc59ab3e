package io.kiln.local.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kiln.build.HoldTime;
import io.kiln.build.OnError;
import java.time.Duration;
import picocli.CommandLine.Option;

/** What a build does with an image that exists, with an error, and which builders it runs. */
final class BuildOptions {
  private static final String ASK = "ask";

  @Option(
      names = "-force",
      arity = "0..1",
      fallbackValue = "true",
      paramLabel = "true|false",
      description =
          "Force a build to continue if artifacts exist, deletes existing artifacts (once the new"
              + " ones are there).")
  private boolean force;

  @Option(
      names = "-on-error",
      paramLabel = "cleanup|abort|ask|hold|run-cleanup-provisioner",
      description =
          "If the build fails do: clean up (default), abort, ask, hold it at the provisioner that"
              + " failed, for 'kiln resume', or run the cleanup provisioner and abort.")
  private String onError = "cleanup";

  @Option(
      names = "-hold-for",
      paramLabel = "2h",
      description = "With -on-error=hold: how long, before it is cleaned up after all.")
  private String holdFor = "2h";

  @Option(
      names = "-debug",
      arity = "0..1",
      fallbackValue = "true",
      paramLabel = "true|false",
      description = "Wait for Enter after each step of a build (with -driver direct).")
  private boolean debug;

  @Option(
      names = "-parallel-builds",
      paramLabel = "1",
      description = "How many builds run at once: 1 runs them one by one, 0 (default) all at once.")
  private int parallelBuilds;

  boolean force() {
    return force;
  }

  /** How many of so many builds run at once; somebody who follows each step follows one build. */
  int atOnce(int builds) {
    if (parallelBuilds < 0) {
      throw new CommandFailure(
          "invalid value \"" + parallelBuilds + "\" for flag -parallel-builds: it is 0 or more");
    }
    if (debug) {
      return 1;
    }
    return parallelBuilds == 0 ? builds : Math.min(parallelBuilds, builds);
  }

  /** Asking comes after the build has been left standing. */
  OnError onError() {
    return onError.equals(ASK)
        ? OnError.ABORT
        : OnError.of(onError)
            .orElseThrow(
                () ->
                    new CommandFailure(
                        "invalid value \""
                            + onError
                            + "\" for flag -on-error: it is cleanup, abort, ask, hold or"
                            + " run-cleanup-provisioner"));
  }

  boolean asks() {
    return onError.equals(ASK);
  }

  boolean debug() {
    return debug;
  }

  /** Refuses what a deployment, which takes all builds by itself, can't do. */
  void requireDeployable() {
    if (debug) {
      throw new CommandFailure(
          "-debug holds a build between its steps, which a deployment takes by itself: leave it"
              + " out, or bake without -at");
    }
    if (parallelBuilds != 0) {
      throw new CommandFailure(
          "-parallel-builds is for builds without -at: a deployment bakes a template's builders"
              + " all at once. Choose some of them with -only.");
    }
  }

  /** Writes what was chosen down, as {@code kiln.json} has it. */
  void tell(ObjectNode instructions) {
    instructions.put("force", force);
    instructions.put("on_error", onError().word());
    instructions.put("hold_for", holdFor().toSeconds() + "s");
  }

  Duration holdFor() {
    return HoldTime.of(holdFor)
        .orElseThrow(
            () ->
                new CommandFailure(
                    "invalid value \"" + holdFor + "\" for flag -hold-for: " + HoldTime.RULE));
  }
}
