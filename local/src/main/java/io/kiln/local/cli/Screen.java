package io.kiln.local.cli;

import io.kiln.local.cli.ui.ColorUi;
import io.kiln.local.cli.ui.LiveLine;
import io.kiln.local.cli.ui.MachineUi;
import io.kiln.local.cli.ui.PlainUi;
import io.kiln.local.cli.ui.TimestampUi;
import io.kiln.local.cli.ui.Ui;
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

  /** The screen for one of several builds: in its own colour, with the time where asked for. */
  Ui of(int buildNumber, BuildLook look) {
    Ui shown = ui;
    if (colored(look.color())) {
      shown = new ColorUi(shown, ColorUi.Color.ofBuild(buildNumber));
    }
    return look.timestamps() ? new TimestampUi(shown, caller.clock()) : shown;
  }

  /** On a terminal unless it is unwanted; elsewhere only when asked for. */
  boolean colored(Optional<Boolean> asked) {
    boolean unwanted =
        caller.variable("NO_COLOR").isPresent() || caller.variable("PACKER_NO_COLOR").isPresent();
    return !forPrograms && asked.orElse(caller.terminal() && !unwanted);
  }

  @Override
  public void close() {
    live.close();
  }
}
