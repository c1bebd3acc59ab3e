package io.kiln.local.cli;

import io.kiln.cloud.Cloud;
import io.kiln.local.cli.ui.Ui;
import io.kiln.trigger.SweepReport;
import io.kiln.trigger.Swept;
import io.kiln.trigger.Swept.Fate;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code kiln sweep}: deletes what builds that are over have left behind, in every region. */
@Command(
    name = "sweep",
    description = "Delete what builds that are over have left behind.",
    customSynopsis = "kiln sweep [options]",
    optionListHeading = "%nOptions:%n",
    sortOptions = false)
final class SweepCommand implements Callable<Integer> {
  private final Caller caller;
  private final Ui ui;

  @Option(names = "-dry-run", description = "Say what would be deleted, and delete nothing.")
  private boolean dryRun;

  @Mixin private CloudOptions cloud = new CloudOptions();
  @Mixin private HelpOption unusedHelp = new HelpOption();

  SweepCommand(Caller caller, Ui ui) {
    this.caller = caller;
    this.ui = ui;
  }

  @Override
  public Integer call() {
    try (Workshop workshop = open();
        Cloud swept = workshop.cloud()) {
      SweepReport report = workshop.wiring().sweep(swept).run(dryRun);
      show(report);
      boolean done = report.count(Fate.LEFT) == 0 && report.troubles().isEmpty();
      return done ? 0 : 1;
    }
  }

  private Workshop open() {
    return new Workshops(caller)
        .open(cloud.choice(), cloud.fault(), RunOptions.direct(), new Interrupts());
  }

  private void show(SweepReport report) {
    Table table = new Table(List.of("FATE", "KIND", "ID", "REGION", "BUILD", "PROOF"));
    for (Swept thing : report.things()) {
      table.row(
          word(thing.fate()),
          thing.kind(),
          thing.id(),
          thing.region(),
          thing.build(),
          thing.proof().lines().findFirst().orElse(""));
    }
    if (table.isEmpty()) {
      ui.say("Nothing temporary of this deployment is left anywhere.");
    } else {
      table.show(ui);
    }
    report.troubles().forEach(ui::error);
  }

  private static String word(Fate fate) {
    return fate.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
