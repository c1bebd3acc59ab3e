package io.kiln.local.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kiln.build.OnError;
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
      paramLabel = "cleanup|abort|ask",
      description = "If the build fails do: clean up (default), abort, or ask.")
  private String onError = "cleanup";

  @Option(
      names = "-debug",
      arity = "0..1",
      fallbackValue = "true",
      paramLabel = "true|false",
      description = "Wait for Enter after each step of a build.")
  private boolean debug;

  @Option(
      names = "-parallel-builds",
      paramLabel = "1",
      description = "Taken, but without effect: builds run one after the other.")
  private int parallelBuilds;

  boolean force() {
    return force;
  }

  /** Asking comes after the build has been left standing. */
  OnError onError() {
    if (parallelBuilds < 0) {
      throw new CommandFailure(
          "invalid value \"" + parallelBuilds + "\" for flag -parallel-builds: it is 0 or more");
    }
    return switch (onError) {
      case "cleanup" -> OnError.CLEANUP;
      case "abort", ASK -> OnError.ABORT;
      case "run-cleanup-provisioner" ->
          throw new CommandFailure(
              "-on-error=run-cleanup-provisioner is not supported yet: there is no"
                  + " error-cleanup-provisioner; use cleanup, abort or ask");
      default ->
          throw new CommandFailure(
              "invalid value \""
                  + onError
                  + "\" for flag -on-error: it is cleanup, abort, ask or run-cleanup-provisioner");
    };
  }

  /** Whether the person who watches decides what becomes of a build that failed. */
  boolean asks() {
    return onError.equals(ASK);
  }

  boolean debug() {
    return debug;
  }

  /** Writes what was chosen down, as {@code kiln.json} has it. */
  void tell(ObjectNode instructions) {
    instructions.put("force", force);
    instructions.put("on_error", onError() == OnError.ABORT ? "abort" : "cleanup");
  }
}
