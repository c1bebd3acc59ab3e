package io.kiln.local.cli;

import java.util.List;

/** The subcommands for a deployment, in the order in which the help names them. */
final class RemoteCommands {
  private RemoteCommands() {}

  static List<Object> all(Caller caller, Screen screen, ApiClient api) {
    return List.of(
        new RemoteBuildCommand(caller, screen, api),
        new RemoteValidateCommand(caller, screen, api),
        new RemoteChangeCommand.Attach(caller, screen, api),
        new RemoteChangeCommand.Cancel(caller, screen, api),
        new RemoteChangeCommand.Undo(caller, screen, api),
        new RemoteChangeCommand.Resume(caller, screen, api),
        new RemoteLogCommand(screen, api),
        new RemoteListCommand.Builds(screen, api),
        new RemoteListCommand.Images(screen, api),
        new RemoteScheduleCommand(screen, api),
        new RemoteTokenCommand(screen, api),
        new VersionCommand(screen.ui()));
  }
}
