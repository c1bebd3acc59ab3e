package io.kiln.local.cli;

import java.util.List;

/** Every subcommand, in the order in which the help names them. */
final class Commands {
  private Commands() {}

  static List<Object> all(Caller caller, Screen screen) {
    return List.of(
        new BuildCommand(caller, screen),
        new ValidateCommand(caller, screen.ui()),
        new InspectCommand(caller, screen.ui()),
        new ConsoleCommand(caller, screen.ui()),
        new FixCommand(caller, screen.ui()),
        new ResumeCommand(caller, screen),
        new UndoCommand(caller, screen),
        new CancelCommand(caller, screen),
        new SweepCommand(caller, screen.ui()),
        new LogCommand(caller, screen),
        new ImagesCommand(caller, screen),
        new ScheduleCommand(caller, screen),
        new LsCommand(caller, screen),
        new LocalCommand(caller, screen),
        new TokenCommand(caller, screen),
        new VersionCommand(screen.ui()));
  }
}
