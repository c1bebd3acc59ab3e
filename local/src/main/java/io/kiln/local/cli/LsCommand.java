package io.kiln.local.cli;

import io.kiln.local.Resource;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code kiln ls}: every resource in the local cloud, and which build made it. */
@Command(
    name = "ls",
    description = "List every resource in the local cloud.",
    customSynopsis = "kiln ls",
    optionListHeading = "%nOptions:%n")
final class LsCommand implements Callable<Integer> {
  private final Caller caller;
  private final Screen screen;

  @Mixin private HelpOption unusedHelp = new HelpOption();

  LsCommand(Caller caller, Screen screen) {
    this.caller = caller;
    this.screen = screen;
  }

  @Override
  public Integer call() {
    Table table = new Table(List.of("TYPE", "ID", "NAME", "REGION", "STATE", "BUILD", "TEMPORARY"));
    List<Resource> all =
        new Workshops(caller)
            .resources().stream()
                .sorted(Comparator.comparing(Resource::region).thenComparing(Resource::type))
                .toList();
    for (Resource resource : all) {
      table.row(
          resource.type(),
          resource.id(),
          resource.name(),
          resource.region(),
          resource.state(),
          resource.tags().getOrDefault("kiln:build", "-"),
          resource.tags().containsKey("kiln:temporary") ? "yes" : "-");
    }
    if (table.isEmpty()) {
      screen.ui().say("The local cloud is empty.");
    } else {
      table.show(screen.ui());
    }
    return 0;
  }
}
