package io.kiln.local.cli;

import picocli.CommandLine.Option;

/** Packer's spelling of the request for help. */
final class HelpOption {
  @Option(
      names = {"-h", "-help"},
      usageHelp = true,
      description = "Show this help.")
  private boolean unusedAsked;
}
