package io.kiln.local.cli;

import io.kiln.trigger.schedule.Schedule;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What is done to whose schedule, and how one is set: here, or in a deployment. */
final class ScheduleWords {
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

  String verb() {
    return verb;
  }

  String name() {
    return name.orElseThrow(
        () -> new CommandFailure("Whose schedule? Name the folder below templates/"));
  }

  Schedule schedule() {
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

  CommandFailure misunderstood() {
    return new CommandFailure(
        "'" + verb + "' is none of list, set, pause, resume, remove, history");
  }
}
