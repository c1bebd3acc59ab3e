package io.kiln.local.cli;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How the lines of a build are to look. */
final class BuildLook {
  @Option(
      names = "-color",
      arity = "0..1",
      fallbackValue = "true",
      paramLabel = "true|false",
      description = "Colour the output. (Default: on a terminal)")
  private @Nullable Boolean color;

  @Option(
      names = "-timestamp-ui",
      arity = "0..1",
      fallbackValue = "true",
      paramLabel = "true|false",
      description = "Prefix each line with an RFC3339 timestamp.")
  private boolean timestamps;

  /** For the help alone: {@link Arguments} takes it out of wherever it stands. */
  @Option(names = "-machine-readable", description = "Produce machine-readable output.")
  private boolean unusedMachineReadable;

  Optional<Boolean> color() {
    return Optional.ofNullable(color);
  }

  boolean timestamps() {
    return timestamps;
  }
}
