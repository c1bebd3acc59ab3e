package io.kiln.local.cli;

import io.kiln.build.Build;
import io.kiln.build.BuildId;
import io.kiln.build.Entry;
import io.kiln.build.LogLine;
import io.kiln.build.NoSuchBuild;
import io.kiln.local.cli.ui.TargetUi;
import io.kiln.local.cli.ui.Ui;
import io.kiln.store.Store;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code kiln log}: what a build said, or what became of everything it made. */
@Command(
    name = "log",
    description = "Show what a build said, or its receipt.",
    customSynopsis = "kiln log [options] BUILD",
    optionListHeading = "%nOptions:%n",
    sortOptions = false)
final class LogCommand implements Callable<Integer> {
  private final Caller caller;
  private final Screen screen;

  @Mixin private BuildWord build = new BuildWord();

  @Option(
      names = "-receipt",
      description = "Show each resource of the build, and the proof that it is gone or kept.")
  private boolean receipt;

  @Mixin private BuildLook look = new BuildLook();
  @Mixin private HelpOption unusedHelp = new HelpOption();

  LogCommand(Caller caller, Screen screen) {
    this.caller = caller;
    this.screen = screen;
  }

  @Override
  public Integer call() {
    BuildList.Started started = build.find(caller);
    BuildId id = BuildId.of(started.id());
    try (OpenStore open = OpenStore.reading(caller.home(), started.cloud())) {
      return show(open.store(), id);
    }
  }

  private int show(Store store, BuildId id) {
    Build state =
        store.journal().latest(id, 0).map(Entry::state).orElseThrow(() -> new NoSuchBuild(id));
    if (receipt) {
      new Receipt(state).show(screen.ui());
      return 0;
    }
    Ui ui = screen.forBuilds(List.of(state.builderName()), look).get(0);
    for (LogLine line : store.logbook().read(id, 0)) {
      LogFollower.show(new TargetUi(ui, state.builderName()), line);
    }
    state
        .failure()
        .ifPresent(failure -> ui.error("--> " + state.builderName() + ": " + failure.message()));
    return 0;
  }
}
