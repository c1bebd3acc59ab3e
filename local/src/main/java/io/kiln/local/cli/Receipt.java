package io.kiln.local.cli;

import io.kiln.build.Build;
import io.kiln.build.Resource;
import io.kiln.local.cli.ui.Ui;
import java.util.List;
import java.util.Locale;

/** The last word on a build: each resource it ever meant to make, and what became of it. */
final class Receipt {
  private final Build build;

  Receipt(Build build) {
    this.build = build;
  }

  void show(Ui ui) {
    String result = build.result().map(Object::toString).orElse("NOT FINISHED");
    String cleanup = build.cleanup().map(Object::toString).orElse("NOT YET CLEAN");
    ui.say("Build " + build.id() + " of " + build.imageName() + ": " + result + ", " + cleanup);
    Table table = new Table(List.of("RESOURCE", "ID", "REGION", "STATE", "PROOF"));
    for (Resource resource : build.ledger().resources()) {
      table.row(
          resource.key(),
          resource.id().orElse("-"),
          resource.region(),
          resource.state().name().toLowerCase(Locale.ROOT),
          resource.proof().orElse("-"));
    }
    table.show(ui);
    build.undoFailures().forEach(ui::error);
  }
}
