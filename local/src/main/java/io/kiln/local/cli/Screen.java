package io.kiln.local.cli;

import io.kiln.local.cli.ui.ColorUi;
import io.kiln.local.cli.ui.LiveLine;
import io.kiln.local.cli.ui.MachineUi;
import io.kiln.local.cli.ui.PlainUi;
import io.kiln.local.cli.ui.TimestampUi;
import io.kiln.local.cli.ui.Ui;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the caller looks at: a terminal, a pipe, or a program that reads the output. */
final class Screen implements AutoCloseable {
  private final Caller caller;
  private final boolean forPrograms;
  private final LiveLine live;
  private final Ui ui;

  Screen(Caller caller, boolean forPrograms) {
    this.caller = caller;
    this.forPrograms = forPrograms;
    this.live =
        caller.terminal() && !forPrograms
            ? LiveLine.on(caller.out(), caller.clock())
            : LiveLine.none();
    this.ui =
        forPrograms ? new MachineUi(caller.out(), caller.clock()) : new PlainUi(caller.out(), live);
  }

  Ui ui() {
    return ui;
  }

  LiveLine live() {
    return live;
  }

  /** A screen for each build, in its own colour; each is introduced in it. */
  List<Ui> forBuilds(List<String> names, BuildLook look) {
    boolean colored = colored(look.color());
    List<Ui> screens = new ArrayList<>();
    for (String name : names) {
      Ui shown = colored ? new ColorUi(ui, ColorUi.Color.ofBuild(screens.size())) : ui;
      if (colored) {
        shown.say(name + ": output will be in this color.");
      }
      screens.add(look.timestamps() ? new TimestampUi(shown, caller.clock()) : shown);
    }
    if (colored && !names.isEmpty()) {
      ui.say("");
    }
    return screens;
  }

  /** On a terminal unless it is unwanted; elsewhere only when asked for. */
  private boolean colored(Optional<Boolean> asked) {
    boolean unwanted =
        caller.variable("NO_COLOR").isPresent() || caller.variable("PACKER_NO_COLOR").isPresent();
    return !forPrograms && asked.orElse(caller.terminal() && !unwanted);
  }

  @Override
  public void close() {
    live.close();
  }
}
