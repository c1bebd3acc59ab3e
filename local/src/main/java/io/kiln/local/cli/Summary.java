package io.kiln.local.cli;

import io.kiln.local.cli.ui.Elapsed;
import io.kiln.local.cli.ui.Ui;
import java.time.Duration;
import java.util.List;

/** The last lines of a command that baked: Packer's, in Packer's order. */
final class Summary {
  private final Ui ui;

  Summary(Ui ui) {
    this.ui = ui;
  }

  /** One build is over; its own screen says so. */
  void ended(Ui screen, Bake bake) {
    String took = Elapsed.words(bake.took());
    if (bake.succeeded()) {
      screen.say("Build '" + bake.name() + "' finished after " + took + ".");
    } else {
      screen.error("Build '" + bake.name() + "' errored after " + took + ": " + bake.failure());
    }
  }

  /**
   * All builds are over.
   *
   * @return the exit code
   */
  int all(List<Bake> bakes, Duration took) {
    ui.say("\n==> Wait completed after " + Elapsed.words(took));
    if (bakes.stream().anyMatch(Bake::cancelled)) {
      ui.say("Cleanly cancelled builds after being interrupted.");
      return 1;
    }
    List<Bake> failed = bakes.stream().filter(bake -> !bake.succeeded()).toList();
    if (!failed.isEmpty()) {
      ui.machine("", "error-count", String.valueOf(failed.size()));
      ui.error("\n==> Some builds didn't complete successfully and had errors:");
      for (Bake bake : failed) {
        ui.machine(bake.name(), "error", bake.failure());
        ui.error("--> " + bake.name() + ": " + bake.failure());
      }
    }
    artifacts(bakes.stream().filter(bake -> bake.succeeded() && bake.madeImages()).toList());
    return failed.isEmpty() ? 0 : 1;
  }

  private void artifacts(List<Bake> succeeded) {
    if (succeeded.isEmpty()) {
      ui.say("\n==> Builds finished but no artifacts were created.");
      return;
    }
    ui.say("\n==> Builds finished. The artifacts of successful builds are:");
    for (Bake bake : succeeded) {
      ui.machine(bake.name(), "artifact-count", "1");
      ui.machine(bake.name(), "artifact", "0", "builder-id", Bake.BUILDER_ID);
      ui.machine(bake.name(), "artifact", "0", "id", bake.artifactId());
      ui.machine(bake.name(), "artifact", "0", "string", bake.artifactText());
      ui.machine(bake.name(), "artifact", "0", "files-count", "0");
      ui.machine(bake.name(), "artifact", "0", "end");
      ui.say("--> " + bake.name() + ": " + bake.artifactText());
    }
  }
}
