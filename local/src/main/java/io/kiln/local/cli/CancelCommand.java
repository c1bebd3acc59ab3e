package io.kiln.local.cli;

import io.kiln.build.Answer;
import io.kiln.build.Build;
import io.kiln.build.BuildId;
import io.kiln.local.cli.ui.Ui;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code kiln cancel}: stops a build, and deletes what it made. */
@Command(
    name = "cancel",
    description = "Stop a build that was left under way, and delete what it made.",
    customSynopsis = "kiln cancel [options] BUILD",
    optionListHeading = "%nOptions:%n",
    sortOptions = false)
final class CancelCommand implements Callable<Integer> {
  private final Caller caller;
  private final Screen screen;

  @Mixin private BuildWord build = new BuildWord();
  @Mixin private BuildLook look = new BuildLook();
  @Mixin private HelpOption unusedHelp = new HelpOption();

  CancelCommand(Caller caller, Screen screen) {
    this.caller = caller;
    this.screen = screen;
  }

  @Override
  public Integer call() {
    Instant start = caller.clock().instant();
    BuildList.Started started = build.find(caller);
    BuildId id = BuildId.of(started.id());
    Interrupts interrupts = new Interrupts();
    try (Workshop workshop = new Workshops(caller).open(started.cloud(), interrupts)) {
      Answer unusedHowItStands = workshop.wiring().undo().cancel(id);
      Build state = workshop.state(id);
      if (state.rollsForward()) {
        screen.ui().say("The image of build " + id + " counts already: it is completed instead.");
      }
      Ui ui = screen.forBuilds(List.of(state.builderName()), look).get(0);
      Session session = new Session(caller, screen, workshop, interrupts);
      return session.end(List.of(session.bake(started, ui, session.logged(id))), start);
    }
  }
}
