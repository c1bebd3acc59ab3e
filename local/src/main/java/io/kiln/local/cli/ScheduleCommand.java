package io.kiln.local.cli;

import io.kiln.trigger.series.Decision;
import io.kiln.trigger.series.Schedules;
import io.kiln.trigger.series.Series;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code kiln schedule}: when uploaded templates of the local cloud are baked again. */
@Command(
    name = "schedule",
    description = "List, set, pause, resume and remove the schedules of uploaded templates.",
    customSynopsis = {
      "kiln schedule list",
      "kiln schedule set [options] NAME 'MINUTE HOUR DAY MONTH WEEKDAY'",
      "kiln schedule pause|resume|remove|history NAME"
    },
    optionListHeading = "%nOptions:%n",
    sortOptions = false)
final class ScheduleCommand implements Callable<Integer> {
  private static final int HISTORY = 20;

  private final Caller caller;
  private final Screen screen;

  @Mixin private ScheduleWords words = new ScheduleWords();

  @Option(
      names = "-why",
      paramLabel = "WORDS",
      description = "Why it is paused: who wonders later reads it.")
  private String why = "paused by a person";

  @Mixin private HelpOption unusedHelp = new HelpOption();

  ScheduleCommand(Caller caller, Screen screen) {
    this.caller = caller;
    this.screen = screen;
  }

  @Override
  public Integer call() {
    try (Workshop workshop =
        new Workshops(caller).open(CloudChoice.local(), "", new RunOptions(), new Interrupts())) {
      return call(workshop.wiring().schedules());
    } catch (IllegalArgumentException wrong) {
      throw new CommandFailure(String.valueOf(wrong.getMessage()), wrong);
    }
  }

  private int call(Schedules schedules) {
    switch (words.verb()) {
      case "list" -> list(schedules);
      case "set" ->
          say(Optional.of(schedules.set(words.name(), words.schedule(), "the command line")));
      case "pause" -> say(schedules.pause(words.name(), why));
      case "resume" -> say(schedules.resume(words.name(), "the command line"));
      case "remove" -> say(schedules.remove(words.name(), "the command line"));
      case "history" -> history(schedules);
      default -> throw words.misunderstood();
    }
    return 0;
  }

  private void list(Schedules schedules) {
    Table table = new Table(List.of("NAME", "SCHEDULE", "NEXT", "LAST DECISION", "WHY"));
    for (Series series : schedules.list()) {
      Decision last = series.decision();
      table.row(
          series.name(),
          series.schedule().map(s -> s.cron() + " " + s.zone()).orElse("-"),
          series.paused().isPresent()
              ? "paused"
              : schedules.next(series).map(ScheduleCommand::brief).orElse("-"),
          brief(last.at()) + " " + last.verdict(),
          last.why());
    }
    if (table.isEmpty()) {
      screen.ui().say("No template was uploaded here yet, and no schedule set.");
    } else {
      table.show(screen.ui());
    }
  }

  private void history(Schedules schedules) {
    Table table = new Table(List.of("AT", "DECISION", "WHY"));
    for (Decision decision : schedules.history(words.name(), HISTORY)) {
      table.row(brief(decision.at()), decision.verdict().toString(), decision.why());
    }
    table.show(screen.ui());
  }

  private void say(Optional<Series> changed) {
    Series series =
        changed.orElseThrow(
            () -> new CommandFailure("'" + words.name() + "' has no schedule: kiln schedule list"));
    screen.ui().say(series.name() + ": " + series.decision().why());
  }

  private static String brief(Instant moment) {
    return moment.truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
