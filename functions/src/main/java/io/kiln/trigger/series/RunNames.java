package io.kiln.trigger.series;

import io.kiln.build.BuildId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** What the builds of a series are called. */
final class RunNames {
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyMMddHHmm").withZone(ZoneOffset.UTC);

  private RunNames() {}

  /**
   * The first build of the next run, or a refusal: the moment for people, and a number of its own.
   */
  static BuildId next(Series series, Instant now) {
    // a build id begins with a letter
    String lead = Character.isDigit(series.name().charAt(0)) ? "t-" : "";
    return BuildId.of(
        lead + series.name() + "-" + MINUTE.format(now) + "-r" + (series.count() + 1));
  }

  /** Not "-2": that is what the second execution of a build is called. */
  static List<BuildId> of(BuildId first, int builders) {
    List<BuildId> ids = new ArrayList<>(List.of(first));
    IntStream.rangeClosed(2, builders).forEach(n -> ids.add(BuildId.of(first + "-b" + n)));
    return ids;
  }
}
