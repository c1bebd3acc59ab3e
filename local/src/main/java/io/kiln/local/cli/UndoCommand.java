package io.kiln.local.cli;

import io.kiln.build.BuildId;
import io.kiln.build.Cleanup;
import io.kiln.local.cli.ui.Ui;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code kiln undo}: deletes what a build made and did not mean to keep. */
@Command(
    name = "undo",
    description = "Delete what a build left standing.",
    customSynopsis = "kiln undo [options] BUILD",
    optionListHeading = "%nOptions:%n",
    sortOptions = false)
final class UndoCommand implements Callable<Integer> {
  private final Caller caller;
  private final Screen screen;

  @Mixin private BuildWord build = new BuildWord();
  @Mixin private RunOptions run = new RunOptions();
  @Mixin private BuildLook look = new BuildLook();
  @Mixin private HelpOption unusedHelp = new HelpOption();

  UndoCommand(Caller caller, Screen screen) {
    this.caller = caller;
    this.screen = screen;
  }

  @Override
  public Integer call() {
    BuildList.Started started = build.find(caller);
    BuildId id = BuildId.of(started.id());
    Interrupts interrupts = new Interrupts();
    try (Workshop workshop = new Workshops(caller).open(started.cloud(), "", run, interrupts)) {
      Ui ui = screen.forBuilds(List.of(workshop.state(id).builderName()), look).get(0);
      Session session = new Session(caller, screen, workshop, interrupts);
      Bake undone = session.undo(started, ui);
      boolean clean = undone.build().cleanup().filter(Cleanup.CLEAN::equals).isPresent();
      screen
          .ui()
          .say(
              clean
                  ? "Nothing of build " + id + " is left but what it keeps."
                  : "Something of build " + id + " is still there; 'kiln log -receipt " + id + "'");
      return session.delivered() && clean ? 0 : 1;
    }
  }
}
