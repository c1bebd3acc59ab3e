package io.kiln.local.cli;

import io.kiln.trigger.schedule.Schedule;
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
import picocli.CommandLine.Parameters;

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

  @Parameters(index = "0", paramLabel = "list|set|pause|resume|remove|history")
  private String verb = "";

  @Parameters(index = "1", arity = "0..1", paramLabel = "NAME")
  private Optional<String> name = Optional.empty();

  @Parameters(index = "2", arity = "0..1", paramLabel = "CRON")
  private Optional<String> cron = Optional.empty();

  @Option(
      names = "-zone",
      paramLabel = "ZONE",
      description = "The time zone that the fields count in, such as Asia/Shanghai; UTC else.")
  private String zone = "UTC";

  @Option(
      names = "-max-age-days",
      paramLabel = "N",
      description = "Bake an image that is older again though nothing has changed.")
  private Optional<Integer> maxAgeDays = Optional.empty();

  @Option(
      names = "-max-failures",
      paramLabel = "N",
      description = "Pause after so many failures in a row (default: 5).")
  private int maxFailures = 5;

  @Option(
      names = "-watch",
      paramLabel = "URL",
      description = "A file on the web whose change is a reason too; can be used multiple times.")
  private List<String> watch = List.of();

  @Option(names = "-always", description = "Bake each time, whether anything has changed or not.")
  private boolean force;

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
    switch (verb) {
      case "list" -> list(schedules);
      case "set" -> say(Optional.of(schedules.set(known(), schedule(), "the command line")));
      case "pause" -> say(schedules.pause(known(), why));
      case "resume" -> say(schedules.resume(known(), "the command line"));
      case "remove" -> say(schedules.remove(known(), "the command line"));
      case "history" -> history(schedules);
      default ->
          throw new CommandFailure(
              "'" + verb + "' is none of list, set, pause, resume, remove, history");
    }
    return 0;
  }

  private String known() {
    return name.orElseThrow(
        () -> new CommandFailure("Whose schedule? Name the folder below templates/"));
  }

  private Schedule schedule() {
    String fields =
        cron.orElseThrow(
            () -> new CommandFailure("When? Write five fields, as in '30 3 * * *': half past 3"));
    return Schedule.builder()
        .cron(fields)
        .zone(zone)
        .maxAgeDays(maxAgeDays)
        .maxFailures(maxFailures)
        .watch(watch)
        .force(force)
        .build();
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
    for (Decision decision : schedules.history(known(), HISTORY)) {
      table.row(brief(decision.at()), decision.verdict().toString(), decision.why());
    }
    table.show(screen.ui());
  }

  private void say(Optional<Series> changed) {
    Series series =
        changed.orElseThrow(
            () -> new CommandFailure("'" + known() + "' has no schedule: kiln schedule list"));
    screen.ui().say(series.name() + ": " + series.decision().why());
  }

  private static String brief(Instant moment) {
    return moment.truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
