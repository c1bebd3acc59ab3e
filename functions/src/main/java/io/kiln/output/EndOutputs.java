package io.kiln.output;

import io.kiln.build.Build;
import io.kiln.build.Outcome;
import io.kiln.build.Step;
import io.kiln.build.StepFailure;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The end of all chains: what failed in them fails the build, whose image is kept all the same. */
public final class EndOutputs implements Step {
  @Override
  public String name() {
    return "end-outputs";
  }

  @Override
  public Outcome run(Build build) {
    if (build.outputFailures().isEmpty()) {
      return Outcome.done(build);
    }
    String all =
        new TreeMap<>(build.outputFailures())
            .values().stream()
                .map(message -> "* Post-processor failed: " + message)
                .collect(Collectors.joining("\n"));
    throw StepFailure.refused(
        build.outputFailures().size()
            + " error(s) occurred:\n\n"
            + all
            + "\n\nThe image is kept: "
            + new TreeMap<>(build.imageIds()).values());
  }
}
