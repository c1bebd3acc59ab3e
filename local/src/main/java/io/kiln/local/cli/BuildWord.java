package io.kiln.local.cli;

import picocli.CommandLine.Parameters;

/** The build that a command is about. */
final class BuildWord {
  @Parameters(
      paramLabel = "BUILD",
      description = "The build's id, the unique beginning of it, or 'last'.")
  private String build = "";

  BuildList.Started find(Caller caller) {
    return new BuildList(caller.home()).find(build);
  }
}
