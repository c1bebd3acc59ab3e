package io.kiln.local.cli;

import java.util.List;

/** Every subcommand, in the order in which the help names them. */
final class Commands {
  private Commands() {}

  static List<Object> all(Caller caller, Screen screen) {
    return List.of(
        new ValidateCommand(caller, screen.ui()),
        new InspectCommand(caller, screen.ui()),
        new VersionCommand(screen.ui()));
  }
}
