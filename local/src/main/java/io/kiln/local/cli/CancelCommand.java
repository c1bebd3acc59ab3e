package io.kiln.local.cli;

import io.kiln.build.Build;
import io.kiln.build.BuildId;
import io.kiln.build.Cleanup;
import io.kiln.local.cli.ui.Ui;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code kiln cancel}: stops a build, and deletes what it made. */
@Command(
    name = "cancel",
    description = "Stop a build, and delete what it made.",
    customSynopsis = "kiln cancel [options] BUILD",
    optionListHeading = "%nOptions:%n",
    sortOptions = false)
final class CancelCommand implements Callable<Integer> {
  private final Caller caller;
  private final Screen screen;

  @Mixin private BuildWord build = new BuildWord();
  @Mixin private RunOptions run = new RunOptions();
  @Mixin private BuildLook look = new BuildLook();
  @Mixin private HelpOption unusedHelp = new HelpOption();

  CancelCommand(Caller caller, Screen screen) {
    this.caller = caller;
    this.screen = screen;
  }

  @Override
  public Integer call() {
    BuildList.Started started = build.find(caller);
    BuildId id = BuildId.of(started.id());
    // as if a person had pressed Ctrl-C while watching it
    Interrupts interrupts = Interrupts.cancelling();
    try (Workshop workshop = new Workshops(caller).open(started.cloud(), "", run, interrupts)) {
      Ui ui = screen.forBuilds(List.of(workshop.state(id).builderName()), look).get(0);
      Session session = new Session(caller, screen, workshop, interrupts);
      Bake bake = session.bake(started, ui, session.logged(id));
      screen.ui().say(outcome(id, bake));
      boolean clean = bake.build().cleanup().filter(Cleanup.CLEAN::equals).isPresent();
      return session.delivered() && clean && bake.cancelled() ? 0 : 1;
    }
  }

  private static String outcome(BuildId id, Bake bake) {
    Build end = bake.build();
    if (bake.cancelled()) {
      return end.cleanup().filter(Cleanup.CLEAN::equals).isPresent()
          ? "Build " + id + " is cancelled; nothing of it is left."
          : "Build "
              + id
              + " is cancelled; something is still there: 'kiln log -receipt "
              + id
              + "'";
    }
    return "Build " + id + " was over, or its image counted already: it stays as it is.";
  }
}
