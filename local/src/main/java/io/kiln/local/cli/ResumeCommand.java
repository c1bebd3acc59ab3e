package io.kiln.local.cli;

import io.kiln.build.Answer;
import io.kiln.build.BuildId;
import io.kiln.local.cli.ui.Ui;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code kiln resume}: goes on with a build from its journal. */
@Command(
    name = "resume",
    description = "Go on with a build that was stopped, killed or held.",
    customSynopsis = "kiln resume [options] BUILD",
    optionListHeading = "%nOptions:%n",
    sortOptions = false)
final class ResumeCommand implements Callable<Integer> {
  private final Caller caller;
  private final Screen screen;

  @Mixin private BuildWord build = new BuildWord();
  @Mixin private RunOptions run = new RunOptions();
  @Mixin private BuildLook look = new BuildLook();
  @Mixin private HelpOption unusedHelp = new HelpOption();

  ResumeCommand(Caller caller, Screen screen) {
    this.caller = caller;
    this.screen = screen;
  }

  @Override
  public Integer call() {
    Instant start = caller.clock().instant();
    BuildList.Started started = build.find(caller);
    BuildId id = BuildId.of(started.id());
    Interrupts interrupts = new Interrupts();
    try (Workshop workshop = new Workshops(caller).open(started.cloud(), "", run, interrupts)) {
      Answer unusedWhereItStands = workshop.wiring().advance().resume(id);
      Ui ui = screen.forBuilds(List.of(workshop.state(id).builderName()), look).get(0);
      Session session = new Session(caller, screen, workshop, interrupts);
      return session.end(List.of(session.bake(started, ui, session.logged(id))), start);
    }
  }
}
