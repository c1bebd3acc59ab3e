package io.kiln.local.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kiln.build.OnError;
import picocli.CommandLine.Option;

/** What a build does with an image that exists, with an error, and which builders it runs. */
final class BuildOptions {
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
      paramLabel = "cleanup|abort",
      description = "If the build fails do: clean up (default), or abort.")
  private String onError = "cleanup";

  @Option(names = "-parallel-builds", hidden = true)
  private int unusedParallelBuilds;

  boolean force() {
    return force;
  }

  OnError onError() {
    return switch (onError) {
      case "cleanup" -> OnError.CLEANUP;
      case "abort" -> OnError.ABORT;
      default ->
          throw new CommandFailure(
              "invalid value \"" + onError + "\" for flag -on-error: it is cleanup or abort");
    };
  }

  /** Writes what was chosen down, as {@code kiln.json} has it. */
  void tell(ObjectNode instructions) {
    instructions.put("force", force);
    instructions.put("on_error", onError() == OnError.ABORT ? "abort" : "cleanup");
  }
}
