package io.kiln.local.cli;

import io.kiln.local.cli.ui.Ui;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code kiln version}. */
@Command(name = "version", description = "Show the version.")
final class VersionCommand implements Callable<Integer> {
  private final Ui ui;

  VersionCommand(Ui ui) {
    this.ui = ui;
  }

  @Override
  public Integer call() {
    String version =
        Optional.ofNullable(VersionCommand.class.getPackage().getImplementationVersion())
            .orElse("development");
    ui.machine("", "version", version);
    ui.say("Kiln v" + version);
    return 0;
  }
}
